package dev.hotreload.reload;

import dev.hotreload.diff.ClassChange;
import dev.hotreload.plan.MemberNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** What a user must know about state that a generation rightly keeps. */
final class Notes {
    private Notes() {}

    static List<String> of(List<ChangedClass> classes) {
        List<String> notes = new ArrayList<>();
        for (ChangedClass changed : classes) {
            if (changed.isLive()) {
                String simpleName = MemberNames.simple(changed.internalName().replace('/', '.'));
                for (ClassChange change : changed.changes()) {
                    if (change instanceof ClassChange.StaticInitialiserChanged
                            && changed.before() != null
                            && changed.now() != null
                            && StaticInitialisers.hasChangedBlock(changed.before(), changed.now())) {
                        notes.add("the changed static block of " + simpleName + " is not run again");
                    } else if (change instanceof ClassChange.EnumConstantsChanged constants) {
                        if (changed.before() != null && StaticInitialisers.hasBlockOfConstants(changed.before())) {
                            notes.add("the static block of " + simpleName
                                    + " is not run again for the constants that there are now");
                        }
                        constants.before().stream()
                                .filter(name -> !constants.now().contains(name))
                                .forEach(name -> notes.add(
                                        simpleName + "." + name + " lives on where something still refers to it"));
                    } else if (change instanceof ClassChange.RecordComponentsChanged components
                            && !components.added().isEmpty()) {
                        notes.add(simpleName + " records that were made before have null or 0 as "
                                + String.join(", ", components.added()));
                    } else if (change instanceof ClassChange.MethodModifiersChanged method
                            && (method.before() & ~method.now() & Opcodes.ACC_SYNCHRONIZED) != 0) {
                        notes.add(simpleName + "." + MemberNames.method(changed.internalName(), method.method())
                                + " still takes its lock, until a restart");
                    }
                }
            }
        }
        return notes;
    }
}
