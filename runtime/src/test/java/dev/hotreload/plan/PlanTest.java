package dev.hotreload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class PlanTest {
    /** The kinds that may be refused, each with a test below. */
    private static final Set<Class<?>> REFUSED = Set.of(
            ClassChange.SuperclassChanged.class,
            ClassChange.InterfacesChanged.class,
            ClassChange.ClassModifiersChanged.class,
            ClassChange.MethodModifiersChanged.class);

    static Stream<Class<?>> kinds() {
        return Stream.of(ClassChange.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfChangeHasAnAnswer(Class<?> kind) {
        boolean isRelinked = Plan.isRelinked(kind.asSubclass(ClassChange.class));

        assertThat(isRelinked)
                .as("%s is relinked, or is refused by a reason of its own", kind.getSimpleName())
                .isNotEqualTo(REFUSED.contains(kind));
    }

    @Test
    void anotherSuperclassIsRefused() {
        ClassFile type = type(Opcodes.ACC_PUBLIC);

        assertThat(reason(type, type, new ClassChange.SuperclassChanged("p/Base", "p/Entity")))
                .contains("superclass changed from Base to Entity");
    }

    @Test
    void eachInterfaceThatComesOrGoesIsNamed() {
        ClassFile type = type(Opcodes.ACC_PUBLIC);

        assertThat(reason(
                        type,
                        type,
                        new ClassChange.InterfacesChanged(List.of("java/lang/Runnable"), List.of("p/Shape"))))
                .contains("implements Runnable added, implements Shape removed");
    }

    @Test
    void anotherKindOfClassIsRefused() {
        int isInterface = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;

        assertThat(reason(
                        type(Opcodes.ACC_PUBLIC),
                        type(isInterface),
                        new ClassChange.ClassModifiersChanged(Opcodes.ACC_PUBLIC, isInterface)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("\"public class\"", "interface\""));
    }

    @Test
    void ofClassModifiersOnlyTheKindIsRefused() {
        ClassFile type = type(Opcodes.ACC_PUBLIC);
        int others = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;

        assertThat(reason(type, type, new ClassChange.ClassModifiersChanged(0, others)))
                .isEmpty();
        assertThat(reason(type, type, new ClassChange.ClassModifiersChanged(others, 0)))
                .isEmpty();
    }

    @Test
    void ofMethodModifiersOnlyNativeIsRefused() {
        ClassFile type = type(Opcodes.ACC_PUBLIC);
        MethodKey run = new MethodKey("run", "()V");

        assertThat(reason(
                        type,
                        type,
                        new ClassChange.MethodModifiersChanged(run, Opcodes.ACC_PRIVATE, Opcodes.ACC_STATIC)))
                .isEmpty();
        assertThat(reason(
                        type,
                        type,
                        new ClassChange.MethodModifiersChanged(
                                run, Opcodes.ACC_PUBLIC, Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE)))
                .contains("method modifiers changed from \"public\" to \"public native\"");
    }

    private static Optional<String> reason(ClassFile before, ClassFile now, ClassChange change) {
        FirstShapes shapes = new FirstShapes() {
            @Override
            public ClassFile firstShape(ClassFile classFile) {
                return classFile;
            }

            @Override
            public boolean isPrepared(String internalName) {
                return true;
            }
        };
        return Plan.refusal(before, before, now, change, shapes).map(PlannedRefusal::reason);
    }

    private static ClassFile type(int access) {
        ClassWriter writer = new ClassWriter(0);
        boolean isEnum = (access & Opcodes.ACC_ENUM) != 0;
        writer.visit(
                Opcodes.V17, access, "p/Order", null, isEnum ? "java/lang/Enum" : "java/lang/Object", new String[0]);
        writer.visitEnd();
        return ClassFile.parse(writer.toByteArray());
    }
}
