package dev.hotreload.cases;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** How a case ended, for the thread that waits for it. Safe for use by any thread. */
final class Outcome {

    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** Does a part of the case, and tells whether it did not fail; if it does, the case has failed. */
    boolean survives(Runnable part) {
        try {
            part.run();
            return true;
        } catch (Throwable failure) {
            failed(failure);
            return false;
        }
    }

    /** The case has passed, unless it has failed before. */
    void passed() {
        end.complete(null);
    }

    /** The case has failed, unless it has ended before. */
    void failed(Throwable failure) {
        end.completeExceptionally(failure);
    }

    /**
     * Waits for the end.
     *
     * @throws Throwable what the case has failed with
     */
    void await() throws Throwable {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
