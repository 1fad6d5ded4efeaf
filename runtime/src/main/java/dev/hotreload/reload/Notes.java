package dev.hotreload.reload;

import dev.hotreload.diff.ClassChange;
import dev.hotreload.plan.MemberNames;
import java.util.ArrayList;
import java.util.List;

/** What a user must know about state that a generation rightly keeps. */
final class Notes {
    private Notes() {}

    static List<String> of(List<ChangedClass> classes) {
        List<String> notes = new ArrayList<>();
        for (ChangedClass changed : classes) {
            if (changed.isLive()) {
                String simpleName = MemberNames.simple(changed.internalName().replace('/', '.'));
                for (ClassChange change : changed.changes()) {
                    if (change instanceof ClassChange.StaticInitialiserChanged) {
                        notes.add("the static initialiser of " + simpleName + " is not run again");
                    }
                }
            }
        }
        return notes;
    }
}
