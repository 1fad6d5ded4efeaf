package dev.hotreload.cases;

import dev.hotreload.cases.forked.CaseMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that answers commands in the words of {@link CaseMain}; everything else that it prints goes to its log.
 *
 * <p>Used by one thread at a time.
 */
public final class ForkedJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.case.patience", 60));
    private static final String END = "the end of stdout";

    private final Process process;
    private final Path log;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private ForkedJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts {@code command}; its log is {@code log}. */
    public static ForkedJvm start(List<String> command, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            ForkedJvm jvm = new ForkedJvm(process, log);
            Thread reader = new Thread(jvm::read, "stdout of " + log);
            reader.setDaemon(true);
            reader.start();
            return jvm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the command and returns the lines of the answer. */
    public List<String> ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new IllegalStateException("cannot ask for \"" + command + "\": " + e + "\n" + tail(), e);
        }
        List<String> lines = new ArrayList<>();
        for (String line = next(command); !line.equals(CaseMain.DONE); line = next(command)) {
            lines.add(line.substring(CaseMain.OUTPUT.length()));
        }
        return lines;
    }

    /** Leaves the stacks of all threads in a file, as evidence. */
    void dumpThreads(Path file) {
        try {
            // The tool is beside the launcher.
            Path jcmd = Path.of(process.info().command().orElse("java")).resolveSibling("jcmd");
            new ProcessBuilder(jcmd.toString(), Long.toString(pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines of the log, for messages. */
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return "---- " + log + "\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()))
                    + "\n----";
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e + ")";
        }
    }

    /** All that it has logged. */
    public String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process has ended by itself, and returns its exit code. */
    int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the JVM has not ended for " + PATIENCE + "\n" + tail());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of " + log, e);
        }
    }

    /** The process, for tools of the JDK. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String next(String command) {
        try {
            String line = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("no answer to \"" + command + "\" for " + PATIENCE + "\n" + tail());
            }
            if (line.equals(END)) {
                throw new IllegalStateException("the JVM ended before it answered \"" + command + "\"\n" + tail());
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for \"" + command + "\"", e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer others = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(CaseMain.OUTPUT) || line.equals(CaseMain.DONE)) {
                    answers.add(line);
                } else {
                    others.write(line + "\n");
                    others.flush();
                }
            }
        } catch (IOException e) {
            // The process was ended while we read; the end of the answers says so.
        } finally {
            answers.add(END);
        }
    }
}
