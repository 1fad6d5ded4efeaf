package dev.hotreload.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a JVM to its end; what it prints goes to a file. */
public final class JavaProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int TAIL = 30;

    private JavaProcess() {}

    /**
     * Runs {@code command}.
     *
     * @return from just before the process was started until its end was noticed
     * @throws IOException if it cannot be started, fails, or does not end; the message has the last lines of its log
     */
    public static Duration run(List<String> command, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("did not end within " + PATIENCE + ": " + describe(command, log));
            }
        } finally {
            process.destroyForcibly();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (process.exitValue() != 0) {
            throw new IOException("ended with exit code " + process.exitValue() + ": " + describe(command, log));
        }
        return time;
    }

    private static String describe(List<String> command, Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
        return String.join(" ", command) + "\n" + String.join("\n", tail);
    }
}
