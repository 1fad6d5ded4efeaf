package dev.hotreload.plan;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.Mention;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Finds the loaded classes that go on extending a class which does not let them any more: a fresh program would not load
 * them (JVMS §5.3.5).
 */
final class LiveHeirs {
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

    /** What stands in the way of a class that became final or sealed, or permits others. */
    List<PlannedRefusal> of(ChangedClass changed, ClassFile old, ClassFile now) {
        List<String> permitted = now.node().permittedSubclasses;
        boolean isMadeFinal = (now.node().access & ~old.node().access & Opcodes.ACC_FINAL) != 0;
        boolean permitsLess = permitted != null
                && (old.node().permittedSubclasses == null || !permitted.containsAll(old.node().permittedSubclasses));
        List<PlannedRefusal> refusals = new ArrayList<>();
        if (isMadeFinal || permitsLess) {
            for (String heir : heirs(changed.internalName())) {
                String name = heir.replace('/', '.');
                if (isMadeFinal) {
                    refusals.add(PlannedRefusal.untilRestart("", RefusalTexts.finalAbove(name)));
                } else if (permitted != null && !permitted.contains(heir)) {
                    refusals.add(PlannedRefusal.untilRestart("", RefusalTexts.sealedWithout(name)));
                }
            }
        }
        return refusals;
    }

    private List<String> heirs(String internalName) {
        return defined.mentioning(List.of(Mention.ofClass(internalName)), before, 0).stream()
                .filter(isLive)
                .filter(name -> isHeir(source.find(name), internalName))
                .sorted()
                .toList();
    }

    private static boolean isHeir(@Nullable ClassFile type, String internalName) {
        return type != null
                && (internalName.equals(type.superName()) || type.interfaces().contains(internalName));
    }
}
