package dev.hotreload.enums;

import java.util.List;

/**
 * Completes the change of one enum, once. Whoever else comes waits for it; only code that the completion itself runs
 * sees the enum unfinished, as the code of a static initialiser does.
 *
 * <p>Called by the engine, and by any thread of the application that asks for the constants.
 */
final class EnumCompletion {
    private final EnumChange change;
    private final EnumFinisher finisher;
    private volatile boolean isDone;
    private boolean isRunning;
    private List<String> notes = List.of();

    EnumCompletion(EnumChange change, EnumFinisher finisher) {
        this.change = change;
        this.finisher = finisher;
    }

    /** Completes it; returns what the user must know. */
    List<String> run() {
        if (!isDone) {
            runOnce();
        }
        return notes;
    }

    private synchronized void runOnce() {
        if (!isDone && !isRunning) {
            isRunning = true;
            try {
                notes = finisher.finish(change);
            } finally {
                isDone = true;
            }
        }
    }
}
