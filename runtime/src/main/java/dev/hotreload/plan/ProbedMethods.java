package dev.hotreload.plan;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.model.ClassState;
import dev.hotreload.weave.CallProbe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which methods of a generation report their first call: changed ones that the source shows, and the JVM had from the
 * start.
 */
final class ProbedMethods {
    /** They are not what runs once, and are called at any time. */
    private static final Set<String> OF_OBJECT =
            Set.of("toString()Ljava/lang/String;", "hashCode()I", "equals(Ljava/lang/Object;)Z");

    private final KnownCalls calls;
    private final int number;
    private final Map<String, List<ClassChange>> changes = new HashMap<>();
    private final Map<String, Set<MethodKey>> changed = new HashMap<>();

    /** @param number the generation's */
    ProbedMethods(KnownCalls calls, List<ChangedClass> classes, int number) {
        this.calls = calls;
        this.number = number;
        classes.forEach(type -> changes.put(type.internalName(), type.changes()));
    }

    /** Those of a class, and the generations that changed them. */
    Map<MethodKey, Integer> of(ClassState state) {
        String internalName = state.internalName();
        Map<MethodKey, Integer> probed = new HashMap<>(calls.awaited(internalName));
        for (ClassChange change : changes.getOrDefault(internalName, List.of())) {
            if (change instanceof ClassChange.MethodBodyChanged body) {
                probed.remove(body.method());
                if (isShown(body) && fits(state, body.method()) && calls.isWanted(internalName, body.method())) {
                    probed.put(body.method(), number);
                    changed.computeIfAbsent(internalName, name -> new HashSet<>())
                            .add(body.method());
                }
            }
        }
        return probed;
    }

    /**
     * The methods that this generation changed, of those that were asked for, by the internal names of their classes.
     */
    Map<String, Set<MethodKey>> changed() {
        return changed;
    }

    private static boolean isShown(ClassChange.MethodBodyChanged body) {
        String name = body.method().name();
        boolean isWritten = (body.access() & Opcodes.ACC_SYNTHETIC) == 0
                || MemberNames.enclosingOfLambda(name).isPresent();
        return isWritten
                && !name.equals("<clinit>")
                && !OF_OBJECT.contains(name + body.method().descriptor());
    }

    private static boolean fits(ClassState state, MethodKey method) {
        ClassFile current = state.current();
        MethodNode code = current.methods().get(method);
        return code != null && state.isInFirstShape(method) && CallProbe.fits(code, current.node().version);
    }
}
