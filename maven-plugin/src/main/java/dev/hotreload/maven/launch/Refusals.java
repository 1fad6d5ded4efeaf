package dev.hotreload.maven.launch;

import dev.hotreload.maven.keys.Keys;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Does what the user wants when a change cannot be applied. Safe for use by any thread.
 *
 * @param wanted what that is
 * @param runs starts the application again
 * @param keys tells how to do so; empty: there is no terminal, and nobody to ask
 */
record Refusals(OnRefused wanted, Runs runs, Optional<Keys> keys) {

    /** The running application has refused a change. */
    void refused(LiveApplication live) {
        if (live.isTakingBack()) {
            return;
        }
        switch (wanted) {
            case KEEP -> {
                // The refusal's own advice says what can be done.
            }
            case ASK -> keys.ifPresent(Keys::tellOfRefusal);
            case GENERATION -> {
                CompletableFuture<Boolean> unused = runs.next();
            }
            case RESTART -> {
                CompletableFuture<Void> unused = runs.restart();
            }
        }
    }
}
