package dev.hotreload.reload;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.patch.PatchSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The generations that can be taken back, the last one first; so many that nobody remembers more. Used by the applying
 * thread only.
 */
final class AppliedSets {
    private static final int REMEMBERED = 20;

    private final Deque<Applied> sets = new ArrayDeque<>();

    /**
     * One of them.
     *
     * @param changes what it changed
     * @param undo the class files that lead back
     * @param patches those that were live before
     * @param isPatch whether nothing of it was on disk
     */
    record Applied(int number, ModuleChanges changes, ModuleChanges undo, PatchSet patches, boolean isPatch) {}

    /** Remembers a generation. */
    void add(Applied set) {
        if (set.undo().hasClassFiles()) {
            sets.addLast(set);
            if (sets.size() > REMEMBERED) {
                sets.removeFirst();
            }
        }
    }

    /** The last generation that was not taken back. */
    Optional<Applied> last() {
        return Optional.ofNullable(sets.peekLast());
    }

    /** The last one was taken back. */
    void removeLast() {
        sets.removeLast();
    }
}
