package dev.hotreload.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a process did that has ended by itself.
 *
 * @param exitCode its exit code
 * @param out what it printed to stdout
 * @param err what it printed to stderr
 */
record Finished(int exitCode, String out, String err) {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.case.patience", 60));

    /**
     * Runs the command to its end; its output is left behind as evidence.
     *
     * @param evidence the files' path, without ending
     */
    static Finished await(List<String> command, Path evidence) {
        Path out = evidence.resolveSibling(evidence.getFileName() + ".out");
        Path err = evidence.resolveSibling(evidence.getFileName() + ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("no end after " + PATIENCE + ": " + String.join(" ", command) + "\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    /** This, without what the runtime told the user. */
    Finished withoutMessages() {
        return new Finished(
                exitCode,
                out,
                err.lines().filter(line -> !line.startsWith("hotreload  ")).collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n---- stdout\n" + out.strip() + "\n---- stderr\n" + err.strip() + "\n";
    }
}
