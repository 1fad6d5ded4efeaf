package dev.hotreload.plan;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.generation.Generation;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;

/** Says what stands in the way of a change set: the one place that refuses. */
public final class Refusals {
    private final Generation before;
    private final ClassSource source;
    private final FirstShapes shapes;
    private final DefinedClasses defined;
    private final LiveHeirs heirs;
    private final Predicate<String> isReloadable;

    /**
     * What is refused of the step from one generation to the next.
     *
     * @param source the classes as they will be
     * @param isLive whether the JVM has loaded a class (internal name)
     * @param isReloadable whether the user lets a class (internal name) be reloaded
     */
    public Refusals(
            Generation before,
            ClassSource source,
            FirstShapes shapes,
            DefinedClasses defined,
            Predicate<String> isLive,
            Predicate<String> isReloadable) {
        this.before = before;
        this.source = source;
        this.shapes = shapes;
        this.defined = defined;
        this.heirs = new LiveHeirs(before.model(), source, defined, isLive);
        this.isReloadable = isReloadable;
    }

    /** Every change of the set that cannot be applied; none if the set can be planned. */
    public List<RefusedChange> of(ChangeSet changeSet) {
        List<RefusedChange> refused = new ArrayList<>();
        Faces faces = new Faces(before.model(), shapes, changeSet);
        AdoptedMethods adopted = new AdoptedMethods(before.model(), source, shapes, heirs, faces);
        for (ChangedClass changed : changeSet.classes()) {
            ClassFile old = changed.before();
            ClassFile now = changed.now();
            boolean isInterface = now != null && now.isInterface();
            boolean mayBeReshaped = isInterface ? shapes.mayInterfacesExtend() : shapes.hasSeats();
            if (mayBeReshaped && AdoptedMethods.isConcerned(changed)) {
                adopted.add(changed);
            }
            if (changed.isLive() && old != null && now != null) {
                of(changed, old, now, changeSet)
                        .forEach(refusal -> refused.add(new RefusedChange(changed.internalName(), refusal)));
            }
        }
        refused.addAll(adopted.refused());
        refused.addAll(new SuperclassRefusals(before.model(), source, shapes, defined, heirs, faces, isReloadable)
                .of(changeSet));
        return refused;
    }

    /** What the weaver found to have no room in the JVM. */
    public static RefusedChange tooLarge(ClassTooLargeException woven) {
        return new RefusedChange(
                woven.getClassName(), PlannedRefusal.untilRestart("", RefusalTexts.noRoomForConstants()));
    }

    /** What the weaver found to be too large for a class file. */
    public static RefusedChange tooLarge(MethodTooLargeException woven) {
        String method =
                MemberNames.method(woven.getClassName(), new MethodKey(woven.getMethodName(), woven.getDescriptor()));
        return new RefusedChange(
                woven.getClassName(), PlannedRefusal.untilRestart(method, RefusalTexts.methodTooLarge()));
    }

    private Stream<PlannedRefusal> of(ChangedClass changed, ClassFile old, ClassFile now, ChangeSet changeSet) {
        if (!isReloadable.test(changed.internalName())) {
            return Stream.of(new PlannedRefusal("", RefusalTexts.excluded(), RefusalTexts.includeIt()));
        }
        Stream<PlannedRefusal> refusals = changed.changes().stream()
                .flatMap(change -> Plan.refusal(firstShape(old), old, now, change, shapes).stream());
        if (EnumConstants.isEnum(old)) {
            return Stream.concat(
                    refusals,
                    EnumRefusals.of(
                            firstShape(old),
                            old,
                            now,
                            before.model().state(changed.internalName()),
                            changed.changes(),
                            changeSet.obstacles())
                            .stream());
        }
        return Stream.of(
                        refusals,
                        isMadeConcrete(changed, old)
                                ? new MadeConcrete(before.model(), source, shapes).refusal(now).stream()
                                : Stream.<PlannedRefusal>empty(),
                        heirs.of(changed, old, now).stream())
                .flatMap(some -> some);
    }

    private static boolean isMadeConcrete(ChangedClass changed, ClassFile old) {
        return !old.isInterface()
                && changed.changes().stream()
                        .anyMatch(change -> change instanceof ClassChange.ClassModifiersChanged modifiers
                                && (modifiers.before() & ~modifiers.now() & Opcodes.ACC_ABSTRACT) != 0);
    }

    private ClassFile firstShape(ClassFile old) {
        ClassState state = before.model().state(old.internalName());
        return state == null ? shapes.firstShape(old) : state.first();
    }
}
