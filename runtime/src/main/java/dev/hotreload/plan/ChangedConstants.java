package dev.hotreload.plan;

import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a generation does to the constants of one live enum, beside adding and removing some.
 *
 * @param remade those that are made with other arguments, or come back and may be
 * @param started those that get a body with initialisers, if they exist already
 */
public record ChangedConstants(List<String> remade, List<String> started) {

    public ChangedConstants {
        remade = List.copyOf(remade);
        started = List.copyOf(started);
    }

    /** Empty if nothing happens to its constants. */
    static Optional<ChangedConstants> of(List<ClassChange> changes, ClassState state) {
        boolean isChanged = false;
        List<String> remade = new ArrayList<>();
        List<String> started = new ArrayList<>();
        for (ClassChange change : changes) {
            if (change instanceof ClassChange.EnumConstantsChanged constants) {
                isChanged = true;
                // One that comes back may be made with other arguments than when it went.
                List<String> back = new ArrayList<>(constants.now());
                back.removeAll(constants.before());
                back.retainAll(state.constantsEver());
                remade.addAll(back);
            } else if (change instanceof ClassChange.EnumConstantsMadeOtherwise made) {
                remade.addAll(made.constants());
            } else if (change instanceof ClassChange.MethodAdded added && EnumConstants.isEnum(state.current())) {
                String constant = PreparedNames.startedConstant(added.method());
                if (constant != null) {
                    started.add(constant);
                }
            }
        }
        return isChanged || !remade.isEmpty() || !started.isEmpty()
                ? Optional.of(new ChangedConstants(remade, started))
                : Optional.empty();
    }
}
