package dev.hotreload.maven.launch;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The application's JVM while it runs.
 *
 * <p>It has the terminal of this process, if that is the {@code mvn} command; elsewhere what it prints is printed by
 * this process. When this process is told to end, it first ends the application gently and waits for it, however long
 * its shutdown hooks take: as long as the user would wait for {@code java} itself.
 */
public final class ApplicationProcess {

    /** How long after Ctrl-C, which the terminal sends to both processes, the application may take the hint itself. */
    private static final long HINT_MILLIS = 300;

    private final Process process;
    private final List<Thread> forwarders;
    private final Closeable lifeLine;

    private ApplicationProcess(Process process, List<Thread> forwarders, Closeable lifeLine) {
        this.process = process;
        this.forwarders = forwarders;
        this.lifeLine = lifeLine;
    }

    /**
     * Starts a command.
     *
     * @param command the command's words
     * @param directory its working directory
     * @param environment variables to set beside those of this process
     * @param hasInput whether the application reads this process's standard input; else it has one into which nobody
     *     writes
     * @param lifeLine what ends the application when it is closed, on systems that cannot ask a process to end
     * @throws IOException if the command cannot be started
     */
    public static ApplicationProcess start(
            List<String> command, Path directory, Map<String, String> environment, boolean hasInput, Closeable lifeLine)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        Redirect input = hasInput ? Redirect.INHERIT : Redirect.PIPE;
        if (MvnCommand.isThisJvm()) {
            return new ApplicationProcess(
                    builder.inheritIO().redirectInput(input).start(), List.of(), lifeLine);
        }
        Process process = builder.redirectInput(input).start();
        List<Thread> forwarders = List.of(
                OutputForwarder.start(process.getInputStream(), System.out, "hotreload-stdout"),
                OutputForwarder.start(process.getErrorStream(), System.err, "hotreload-stderr"));
        return new ApplicationProcess(process, forwarders, lifeLine);
    }

    /** The process itself. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** What the calling thread does while the application runs. */
    interface Meanwhile {

        /** Returns when {@code end} has completed, or earlier. */
        void until(CompletableFuture<?> end) throws InterruptedException;
    }

    /**
     * Waits until the application ended.
     *
     * @param meanwhile what to do until then
     * @return its exit code
     * @throws InterruptedException if the calling thread was interrupted; the application is then ended, too
     */
    int waitFor(Meanwhile meanwhile) throws InterruptedException {
        Thread hook = new Thread(this::end, "hotreload-end");
        Runtime.getRuntime().addShutdownHook(hook);
        int exitCode;
        try {
            meanwhile.until(process.onExit());
            exitCode = process.waitFor();
            for (Thread forwarder : forwarders) {
                forwarder.join();
            }
        } catch (InterruptedException e) {
            end();
            throw e;
        }
        if (isRemoved(hook)) {
            return exitCode;
        }
        // This process ends already, with an exit code of its own; from here on there is nothing to tell the user.
        Thread.currentThread().join();
        return exitCode;
    }

    /** Asks the process to end; completes when it has. */
    CompletableFuture<Void> stop() {
        askToEnd();
        return process.onExit().thenAccept(ended -> {});
    }

    private void end() {
        try {
            if (!process.waitFor(HINT_MILLIS, TimeUnit.MILLISECONDS)) {
                askToEnd();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            // Somebody is in a hurry: the control channel ends with this process, and the application with the channel.
            Thread.currentThread().interrupt();
        } finally {
            // It leaves its files in the temporary directory if nobody closes it before this JVM ends.
            closeLifeLine();
        }
    }

    private void askToEnd() {
        if (process.supportsNormalTermination()) {
            process.destroy();
        } else {
            closeLifeLine();
        }
    }

    private void closeLifeLine() {
        try {
            lifeLine.close();
        } catch (IOException e) {
            // The channel is as good as closed; what is left of it ends with this process.
        }
    }

    private static boolean isRemoved(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is running or ran.
            return false;
        }
    }
}
