package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.message.RefusalTexts;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * The answer to each kind of change: empty to relink, or why it is refused.
 *
 * <p>This is the one place that knows which kinds there are answers to; what it has no answer for is refused. A kind
 * that later work can apply loses its refusal here.
 */
final class Plan {
    private static final int KIND = Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_ANNOTATION;

    private static final Set<Class<? extends ClassChange>> RELINKED = Set.of(
            ClassChange.MethodBodyChanged.class,
            ClassChange.MethodAdded.class,
            ClassChange.MethodRemoved.class,
            ClassChange.FieldAdded.class,
            ClassChange.FieldRemoved.class,
            ClassChange.FieldModifiersChanged.class,
            ClassChange.ConstantChanged.class,
            ClassChange.StaticInitialiserChanged.class,
            ClassChange.PermittedSubclassesChanged.class,
            ClassChange.RecordComponentsChanged.class,
            ClassChange.EnumConstantsChanged.class,
            ClassChange.EnumConstantsMadeOtherwise.class,
            ClassChange.EnumBodiesChanged.class,
            ClassChange.AnnotationChanged.class,
            ClassChange.DeclarationChanged.class,
            ClassChange.MetadataChanged.class,
            ClassChange.DebugInformationChanged.class);

    private Plan() {}

    /**
     * Why {@code change} of a live class cannot be applied; empty if it can.
     *
     * @param first the shape in which the JVM has the class
     * @param shapes say what room classes have for other interfaces
     */
    static Optional<PlannedRefusal> refusal(
            ClassFile first, ClassFile before, ClassFile now, ClassChange change, FirstShapes shapes) {
        if (change instanceof ClassChange.SuperclassChanged supers) {
            String reason = RefusalTexts.superclass(simple(supers.before()), simple(supers.now()));
            // Where there are seats, SuperclassRefusals looks at all classes of the set.
            return shapes.hasSeats()
                    ? Optional.empty()
                    : Optional.of(new PlannedRefusal("", reason, RefusalTexts.switchHierarchyOn()));
        } else if (change instanceof ClassChange.InterfacesChanged interfaces) {
            return interfaces(first, now, interfaces, shapes);
        } else if (change instanceof ClassChange.ClassModifiersChanged modifiers) {
            return classModifiers(modifiers);
        } else if (change instanceof ClassChange.RecordComponentsChanged && isRecord(before) != isRecord(now)) {
            return itself(RefusalTexts.recordComponents());
        } else if (change instanceof ClassChange.MethodModifiersChanged method) {
            return methodModifiers(before, method);
        }
        return isRelinked(change.getClass())
                ? Optional.empty()
                : itself(RefusalTexts.unknown(change.getClass().getSimpleName()));
    }

    private static Optional<PlannedRefusal> interfaces(
            ClassFile first, ClassFile now, ClassChange.InterfacesChanged change, FirstShapes shapes) {
        // Only reflection tells their order.
        boolean isOrderOnly = change.added().isEmpty() && change.removed().isEmpty();
        // HotSpot marks a class that can be cloned when it is defined, for good.
        boolean isMarked = change.removed().contains("java/lang/Cloneable");
        // The default methods of classes that are loaded later are looked for in what an interface was loaded with.
        boolean isFixed = now.isInterface() && !Collections.disjoint(first.interfaces(), change.removed());
        boolean isApplied = now.isInterface() ? shapes.mayInterfacesExtend() : shapes.hasSeats();
        if (isOrderOnly || (isApplied && !isFixed && !isMarked)) {
            return Optional.empty();
        }
        String reason = RefusalTexts.interfaces(simple(change.added()), simple(change.removed()));
        return isFixed || isMarked
                ? itself(reason)
                : Optional.of(new PlannedRefusal(
                        "",
                        reason,
                        shapes.hasSeats() ? RefusalTexts.letInterfacesExtend() : RefusalTexts.switchHierarchyOn()));
    }

    /**
     * Whether relinking is the answer to a kind of change, if {@link #refusal} has no reason against the single case.
     */
    static boolean isRelinked(Class<? extends ClassChange> kind) {
        return RELINKED.contains(kind);
    }

    private static boolean isRecord(ClassFile type) {
        // Not by its components: it may have none.
        return (type.node().access & Opcodes.ACC_RECORD) != 0;
    }

    /** The field that {@code assert} makes the compiler add; the weaver does without it. */
    public static boolean isAssertionFlag(String fieldName) {
        return fieldName.equals("$assertionsDisabled");
    }

    private static Optional<PlannedRefusal> classModifiers(ClassChange.ClassModifiersChanged change) {
        return ((change.before() ^ change.now()) & KIND) == 0
                ? Optional.empty()
                : itself(RefusalTexts.classModifiers(
                        Modifiers.ofClass(change.before()), Modifiers.ofClass(change.now())));
    }

    private static Optional<PlannedRefusal> methodModifiers(
            ClassFile before, ClassChange.MethodModifiersChanged method) {
        int changed = method.before() ^ method.now();
        if ((changed & Opcodes.ACC_NATIVE) == 0) {
            return Optional.empty();
        }
        return member(
                MemberNames.method(before.internalName(), method.method()),
                RefusalTexts.methodModifiers(Modifiers.ofMethod(method.before()), Modifiers.ofMethod(method.now())));
    }

    private static Optional<PlannedRefusal> itself(String reason) {
        return member("", reason);
    }

    private static Optional<PlannedRefusal> member(String member, String reason) {
        return Optional.of(PlannedRefusal.untilRestart(member, reason));
    }

    private static List<String> simple(List<String> internalNames) {
        return internalNames.stream().map(Plan::simple).toList();
    }

    static String simple(String internalName) {
        return MemberNames.simple(internalName.replace('/', '.'));
    }
}
