package dev.hotreload.shell;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The prompt in the running program, of which nothing is loaded before the first input.
 *
 * <p>Safe for use by any thread.
 */
public final class Prompt {
    private final Supplier<LiveShell> maker;
    private @Nullable LiveShell shell;

    /** @param maker is called at most once, if there is an input */
    public Prompt(Supplier<LiveShell> maker) {
        this.maker = maker;
    }

    /** See {@link LiveShell#evaluate}. */
    public CompletableFuture<String> evaluate(String input) {
        try {
            return shell().evaluate(input);
        } catch (LinkageError e) {
            return CompletableFuture.completedFuture(
                    "|  There is no prompt, because this JVM has no module jdk.jshell (" + e.getMessage()
                            + "); run the application with a JDK");
        }
    }

    /** See {@link LiveShell#complete}. */
    public CompletableFuture<String> suggest(String input) {
        try {
            return shell().complete(input);
        } catch (LinkageError e) {
            return CompletableFuture.completedFuture("");
        }
    }

    /** See {@link LiveShell#stop}. */
    public void stop() {
        LiveShell running;
        synchronized (this) {
            running = shell;
        }
        if (running != null) {
            running.stop();
        }
    }

    /** The program that it is in ends. */
    public void end() {
        LiveShell running;
        synchronized (this) {
            running = shell;
        }
        if (running != null) {
            running.end();
        }
    }

    private synchronized LiveShell shell() {
        LiveShell running = shell;
        if (running == null) {
            running = maker.get();
            shell = running;
        }
        return running;
    }
}
