package dev.hotreload.plan;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/** Says what stands in the way of a change set: the one place that refuses. */
public final class Refusals {
    private final Generation before;
    private final FirstShapes shapes;
    private final Predicate<String> isReloadable;

    /** @param isReloadable whether the user lets a class (internal name) be reloaded */
    public Refusals(Generation before, FirstShapes shapes, Predicate<String> isReloadable) {
        this.before = before;
        this.shapes = shapes;
        this.isReloadable = isReloadable;
    }

    /** Every change of the set that cannot be applied; none if the set can be planned. */
    public List<RefusedChange> of(ChangeSet changeSet) {
        List<RefusedChange> refused = new ArrayList<>();
        for (ChangedClass changed : changeSet.classes()) {
            ClassFile old = changed.before();
            ClassFile now = changed.now();
            if (changed.isLive() && old != null && now != null) {
                of(changed, old, now, changeSet)
                        .forEach(refusal -> refused.add(new RefusedChange(changed.internalName(), refusal)));
            }
        }
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
        Stream<PlannedRefusal> refusals =
                changed.changes().stream().flatMap(change -> Plan.refusal(old, now, change).stream());
        return EnumConstants.isEnum(old)
                ? Stream.concat(refusals, ofEnum(changed, old, now, changeSet).stream())
                : refusals;
    }

    private List<PlannedRefusal> ofEnum(ChangedClass changed, ClassFile old, ClassFile now, ChangeSet changeSet) {
        ClassState state = before.model().state(changed.internalName());
        ClassFile first = state == null ? shapes.firstShape(old) : state.first();
        return EnumRefusals.of(first, old, now, state, changed.changes(), changeSet.obstacles());
    }
}
