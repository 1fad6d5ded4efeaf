package dev.hotreload.reload;

import java.util.ArrayDeque;
import java.util.Deque;

/** Steps that are all taken or all undone. Used by one thread. */
final class ReversibleSteps {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** Something to do that may fail in any way. */
    interface Step {
        void take() throws Exception;
    }

    /**
     * Takes a step.
     *
     * @param undone undoes it, also if it fails half way
     */
    void take(Step step, Runnable undone) throws Exception {
        undo.push(undone);
        step.take();
    }

    /**
     * Undoes what was taken, the last step first, whatever happens on the way.
     *
     * @param reason why; what happens on the way is added to it as suppressed
     */
    void undo(Throwable reason) {
        for (Runnable step : undo) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                // The other steps must be undone all the more; whoever handles the reason tells this, too.
                reason.addSuppressed(e);
            }
        }
        undo.clear();
    }
}
