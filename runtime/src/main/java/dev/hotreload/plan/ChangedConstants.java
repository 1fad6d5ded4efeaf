package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.ConstructorFields;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MigrationMethod;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a generation does to the constants of one live enum, beside adding and removing some.
 *
 * @param remade those that are made with other arguments, or come back and may be
 * @param unset added fields that only the constructor sets, which all that stay get
 * @param twins those that are made once more, for what their constructor sets
 * @param started those that get a body with initialisers, if they exist already
 */
public record ChangedConstants(List<String> remade, Set<FieldKey> unset, List<String> twins, List<String> started) {

    public ChangedConstants {
        remade = List.copyOf(remade);
        unset = Set.copyOf(unset);
        twins = List.copyOf(twins);
        started = List.copyOf(started);
    }

    /**
     * Empty if nothing happens to its constants.
     *
     * @param state the class before
     * @param now null if it is deleted
     */
    static Optional<ChangedConstants> of(List<ClassChange> changes, ClassState state, @Nullable ClassFile now) {
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
        Set<FieldKey> unset = now != null && EnumConstants.isEnum(state.current()) && EnumConstants.isEnum(now)
                ? unset(changes, now)
                : Set.of();
        Set<String> twins = new LinkedHashSet<>(remade);
        if (!unset.isEmpty()) {
            twins.addAll(EnumConstants.of(state.current()).keySet());
        }
        return isChanged || !twins.isEmpty() || !started.isEmpty()
                ? Optional.of(new ChangedConstants(remade, unset, List.copyOf(twins), started))
                : Optional.empty();
    }

    /** Without those that have another type now, or that a method of the application fills. */
    private static Set<FieldKey> unset(List<ClassChange> changes, ClassFile now) {
        Set<FieldKey> unset = new HashSet<>();
        Set<String> removed = new HashSet<>(MigrationMethod.of(now).keySet());
        for (ClassChange change : changes) {
            if (change instanceof ClassChange.FieldAdded added) {
                unset.add(added.field());
            } else if (change instanceof ClassChange.FieldRemoved field) {
                removed.add(field.field().name());
            }
        }
        unset.removeIf(field -> removed.contains(field.name()));
        if (!unset.isEmpty()) {
            unset.retainAll(ConstructorFields.of(now));
        }
        return unset;
    }
}
