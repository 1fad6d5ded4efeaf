package dev.hotreload.plan;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.MissingTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What users must know of a planned generation, as far as only the model can tell. */
final class PlanNotes {
    private final MissingTypes missing;
    private final List<String> notes = new ArrayList<>();

    private PlanNotes(ClassModel declared) {
        this.missing = new MissingTypes(declared);
    }

    /**
     * The notes.
     *
     * @param declared the classes as they will be
     */
    static List<String> of(List<ChangedClass> classes, ClassModel declared, ReferencedMethods references) {
        PlanNotes all = new PlanNotes(declared);
        classes.stream().filter(ChangedClass::isLive).forEach(all::addMissing);
        references.lost().forEach(method -> all.notes.add(NoteTexts.referencesKept(method)));
        return List.copyOf(all.notes);
    }

    /** Call sites of added methods name all types of the descriptor, and so ask for them (JVMS §5.4.3.5). */
    private void addMissing(ChangedClass type) {
        for (ClassChange change : type.changes()) {
            if (change instanceof ClassChange.MethodAdded added
                    && !added.method().isConstructor()
                    && (added.access() & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_PRIVATE)) == 0) {
                types(added.method())
                        .filter(missing::isMissing)
                        .findFirst()
                        .ifPresent(gone -> notes.add(NoteTexts.typeNotThere(
                                MemberNames.simple(type.internalName().replace('/', '.'))
                                        + '.'
                                        + MemberNames.method(type.internalName(), added.method()),
                                gone.getClassName())));
            }
        }
    }

    private static Stream<Type> types(MethodKey method) {
        return Stream.concat(
                Arrays.stream(Type.getArgumentTypes(method.descriptor())),
                Stream.of(Type.getReturnType(method.descriptor())));
    }
}
