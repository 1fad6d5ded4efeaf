package dev.hotreload.reload;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ModuleChanges;
import dev.hotreload.change.UnfinishedNests;
import dev.hotreload.generation.Generation;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.plan.RefusedChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change set that has been read, compared and planned, and changed nothing yet.
 *
 * @param before the generation that was current
 * @param refusals why it cannot be applied; empty if it can
 * @param next what it leads to; null if it is refused or changes no class and no resource
 * @param unfinished a part of the set that seems not to be written yet
 * @param defined how many classes had been defined
 * @param notLive the classes (internal names) that were taken for not loaded; once one of them is, the draft is
 *     outdated
 */
record Draft(
        Generation before,
        ModuleChanges changes,
        ChangeSet changeSet,
        List<RefusedChange> refusals,
        @Nullable NextGeneration next,
        Optional<UnfinishedNests.Unfinished> unfinished,
        int defined,
        Set<String> notLive) {

    /** Whether these changes, on top of that generation, lead to the same. */
    boolean isOf(Generation current, ModuleChanges ofChanges) {
        return before.number() == current.number() && changes.areSame(ofChanges);
    }
}
