package dev.hotreload.maven.launch;

import dev.hotreload.maven.command.Application;
import dev.hotreload.maven.command.Commands;
import dev.hotreload.maven.command.Status;
import dev.hotreload.maven.patch.PatchAnswer;
import dev.hotreload.maven.patch.PatchRequest;
import java.util.concurrent.CompletableFuture;

/**
 * The JVMs of one application, one after the other: a command may have it started again. What is asked goes to the one
 * that runs, or to the next one as soon as it does. Safe for use by any thread.
 */
final class Runs implements Commands {

    private final Application application;
    private CompletableFuture<LiveApplication> current = new CompletableFuture<>();
    private boolean restarts;
    private volatile int lostPatches;

    Runs(Application application) {
        this.application = application;
    }

    /** A JVM runs. */
    void started(LiveApplication live) {
        CompletableFuture<LiveApplication> waiting;
        synchronized (this) {
            waiting = current;
            restarts = false;
        }
        waiting.complete(live);
    }

    /** The JVM has ended; whether another one is to be started. */
    synchronized boolean isRestarting() {
        return restarts;
    }

    /** How many patches were live in the JVM that has ended. */
    int lostPatches() {
        return lostPatches;
    }

    private synchronized CompletableFuture<LiveApplication> current() {
        return current;
    }

    @Override
    public Application application() {
        return application;
    }

    @Override
    public Status known() {
        return current().join().known();
    }

    @Override
    public CompletableFuture<Status> look(boolean again) {
        return current().thenCompose(live -> live.look(again));
    }

    @Override
    public CompletableFuture<Void> pause() {
        return current().thenCompose(LiveApplication::pause);
    }

    @Override
    public CompletableFuture<Void> resume() {
        return current().thenCompose(LiveApplication::resume);
    }

    @Override
    public CompletableFuture<Integer> undo() {
        return current().thenCompose(LiveApplication::undo);
    }

    @Override
    public CompletableFuture<PatchAnswer> patch(PatchRequest request) {
        return current().thenCompose(live -> live.patch(request));
    }

    @Override
    public CompletableFuture<Boolean> loop(Loop what) {
        return current().thenCompose(live -> live.loop(what));
    }

    @Override
    public CompletableFuture<String> lastError() {
        return current().thenCompose(LiveApplication::lastError);
    }

    @Override
    public CompletableFuture<String> differences() {
        return current().thenCompose(LiveApplication::differences);
    }

    @Override
    public CompletableFuture<Void> restart() {
        return current().thenCompose(ending -> {
            CompletableFuture<LiveApplication> next;
            synchronized (this) {
                if (!restarts) {
                    restarts = true;
                    current = new CompletableFuture<>();
                }
                next = current;
            }
            return ending.livePatches()
                    .thenCompose(patches -> {
                        lostPatches = patches.size();
                        return ending.stop();
                    })
                    .thenCompose(ended -> next)
                    .thenAccept(started -> {});
        });
    }

    @Override
    public CompletableFuture<Boolean> next() {
        return current().thenCompose(LiveApplication::next);
    }

    @Override
    public CompletableFuture<Void> stop() {
        return current().thenCompose(LiveApplication::stop);
    }

    @Override
    public CompletableFuture<String> prompt(Prompt what, String typed) {
        return current().thenCompose(live -> live.prompt(what, typed));
    }
}
