package dev.hotreload.reload;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.watch.FileChanges;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change set of one module that has been read, compared and planned, and changed nothing yet.
 *
 * @param before the generation that was current
 * @param refusals why it cannot be applied; empty if it can
 * @param next what it leads to; null if it is refused or changes no class and no resource
 * @param notLive the classes (internal names) that were taken for not loaded; once one of them is, the draft is outdated
 */
record Draft(
        Generation before,
        ModuleContent module,
        FileChanges changes,
        ChangeSet changeSet,
        List<RefusedChange> refusals,
        @Nullable NextGeneration next,
        Set<String> notLive) {

    /** Whether these changes, on top of that generation, lead to the same. */
    boolean isOf(Generation current, ModuleContent ofModule, FileChanges ofChanges) {
        return before.number() == current.number()
                && module == ofModule
                && changes.resources().equals(ofChanges.resources())
                && changes.deletedClassFiles().equals(ofChanges.deletedClassFiles())
                && haveSameContent(changes.classFiles(), ofChanges.classFiles());
    }

    private static boolean haveSameContent(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }
}
