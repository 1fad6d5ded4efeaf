package dev.hotreload.reload;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.message.PatchTexts;
import dev.hotreload.model.UnresolvedReferences;
import dev.hotreload.patch.Patches;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.plan.PlannedRefusal;
import dev.hotreload.plan.RefusedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Members to which a set refers and that no class has once it is applied. */
final class MissingMembers {

    private MissingMembers() {}

    /**
     * Whether more is probably to come: a member that is referred to, or a caller without the member that it has lost.
     */
    static boolean areExpected(ChangeSet changeSet, NextGeneration next) {
        if (!next.callersByLost().isEmpty()) {
            // Their compiler may be about to write them.
            return true;
        }
        UnresolvedReferences references =
                new UnresolvedReferences(next.generation().model());
        return changeSet.classes().stream()
                .map(ChangedClass::now)
                .filter(Objects::nonNull)
                .anyMatch(type -> references.first(type).isPresent());
    }

    /** A set that goes by other code than what is on disk may refer to what is only there. */
    static List<RefusedChange> inVain(Patches.Resolved resolved, NextGeneration next, ChangeSet changeSet) {
        List<RefusedChange> refused = new ArrayList<>();
        if (resolved.isPatch() || resolved.keeps()) {
            UnresolvedReferences references =
                    new UnresolvedReferences(next.generation().model());
            for (ChangedClass changed : changeSet.classes()) {
                if (changed.now() != null) {
                    references
                            .first(changed.now())
                            .ifPresent(member -> refused.add(new RefusedChange(
                                    changed.internalName(),
                                    new PlannedRefusal(
                                            "",
                                            PatchTexts.refersInVain(member, resolved.isPatch()),
                                            PatchTexts.revertOrSave(resolved.isPatch())))));
                }
            }
        }
        return refused;
    }
}
