package dev.hotreload.plan;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the loaded classes that go on extending a class, or overriding a method, which does not let them any more: a
 * fresh program would not load them (JVMS §5.3.5).
 */
final class LiveHeirs {
    private static final int NOT_OVERRIDDEN = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final ClassModel before;
    private final ClassSource source;
    private final DefinedClasses defined;
    private final Predicate<String> isLive;

    /** @param source the classes as they will be */
    LiveHeirs(ClassModel before, ClassSource source, DefinedClasses defined, Predicate<String> isLive) {
        this.before = before;
        this.source = source;
        this.defined = defined;
        this.isLive = isLive;
    }

    /**
     * What stands in the way of a class that became final or sealed, permits others, or has methods that became final.
     */
    List<PlannedRefusal> of(ChangedClass changed, ClassFile old, ClassFile now) {
        List<String> permitted = now.node().permittedSubclasses;
        boolean isMadeFinal = (now.node().access & ~old.node().access & Opcodes.ACC_FINAL) != 0;
        boolean permitsLess = permitted != null
                && (old.node().permittedSubclasses == null || !permitted.containsAll(old.node().permittedSubclasses));
        List<PlannedRefusal> refusals = new ArrayList<>();
        if (isMadeFinal || permitsLess) {
            for (String heir : heirs(changed.internalName(), type -> names(type, changed.internalName()))) {
                String name = heir.replace('/', '.');
                if (isMadeFinal) {
                    refusals.add(PlannedRefusal.untilRestart("", RefusalTexts.finalAbove(name)));
                } else if (permitted != null && !permitted.contains(heir)) {
                    refusals.add(PlannedRefusal.untilRestart("", RefusalTexts.sealedWithout(name)));
                }
            }
        }
        addOverriding(changed.internalName(), now, madeFinal(old, now), refusals);
        return refusals;
    }

    private static List<MethodKey> madeFinal(ClassFile old, ClassFile now) {
        List<MethodKey> keys = new ArrayList<>();
        now.methods().forEach((key, method) -> {
            MethodNode before = old.methods().get(key);
            boolean wasFinal = before != null && (before.access & Opcodes.ACC_FINAL) != 0;
            if ((method.access & (Opcodes.ACC_FINAL | NOT_OVERRIDDEN)) == Opcodes.ACC_FINAL && !wasFinal) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Adds the loaded classes, however far below, that go on overriding a method which became final. */
    private void addOverriding(String above, ClassFile declaring, List<MethodKey> keys, List<PlannedRefusal> refusals) {
        for (String heir : keys.isEmpty() ? List.<String>of() : heirs(above)) {
            // A library generates its class anew, without the override.
            ClassFile type = defined.isGenerated(heir) ? null : source.find(heir);
            if (type != null) {
                keys.stream()
                        .filter(key -> overrides(type, declaring, key))
                        .forEach(key -> refusals.add(PlannedRefusal.untilRestart(
                                MemberNames.method(declaring.internalName(), key),
                                RefusalTexts.finalOverridden(heir.replace('/', '.')))));
            }
            addOverriding(heir, declaring, keys, refusals);
        }
    }

    /** A package-private method is not overridden in another package. */
    private static boolean overrides(ClassFile type, ClassFile declaring, MethodKey key) {
        MethodNode above = declaring.methods().get(key);
        MethodNode method = type.methods().get(key);
        return above != null
                && method != null
                && (method.access & NOT_OVERRIDDEN) == 0
                && ((above.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                        || packageOf(declaring).equals(packageOf(type)));
    }

    private static String packageOf(ClassFile type) {
        return type.internalName().substring(0, type.internalName().lastIndexOf('/') + 1);
    }

    /**
     * The loaded classes that name a class or an interface as theirs, or a class or interface between that is not
     * loaded yet; in a fixed order.
     */
    List<String> heirs(String internalName) {
        return heirs(internalName, type -> isHeir(type, internalName));
    }

    private List<String> heirs(String internalName, Predicate<ClassFile> isHeir) {
        return defined.mentioning(List.of(Mention.ofClass(internalName)), before, 0).stream()
                .filter(isLive)
                .filter(name -> {
                    ClassFile type = source.find(name);
                    return type != null && isHeir.test(type);
                })
                .sorted()
                .toList();
    }

    private static boolean names(ClassFile type, String internalName) {
        return internalName.equals(type.superName()) || type.interfaces().contains(internalName);
    }

    private boolean isHeir(@Nullable ClassFile type, String internalName) {
        return type != null
                && (isOrLeadsTo(type.superName(), internalName)
                        || type.interfaces().stream().anyMatch(parent -> isOrLeadsTo(parent, internalName)));
    }

    private boolean isOrLeadsTo(@Nullable String parent, String internalName) {
        return parent != null
                && (parent.equals(internalName) || (!isLive.test(parent) && isHeir(source.find(parent), internalName)));
    }
}
