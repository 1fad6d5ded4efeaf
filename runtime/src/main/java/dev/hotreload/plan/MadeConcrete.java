package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Looks whether the JVM would find code for every method of an object of a class that was abstract when it was defined.
 *
 * <p>Where the JVM has an abstract method, there is nothing in whose front a dispatch could stand, and libraries that
 * call it would get an {@code AbstractMethodError}.
 */
final class MadeConcrete {
    private static final int NOT_SELECTED = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final ClassModel before;
    private final ClassSource source;
    private final FirstShapes shapes;
    private final Map<String, ClassFile> classes = new LinkedHashMap<>();
    private final Map<String, ClassFile> interfaces = new LinkedHashMap<>();

    /** @param source the classes as they will be */
    MadeConcrete(ClassModel before, ClassSource source, FirstShapes shapes) {
        this.before = before;
        this.source = source;
        this.shapes = shapes;
    }

    /** Why there can be no objects of the class itself; empty if there can. */
    Optional<PlannedRefusal> refusal(ClassFile now) {
        addWithAbove(now.internalName());
        Set<MethodKey> keys = new LinkedHashSet<>();
        classes.values().forEach(type -> addAbstract(type, keys));
        interfaces.values().forEach(type -> addAbstract(type, keys));
        return keys.stream()
                .filter(key -> !hasCode(key))
                .findFirst()
                .map(key -> PlannedRefusal.untilRestart(
                        "", RefusalTexts.wasAbstract(MemberNames.method(now.internalName(), key))));
    }

    private void addWithAbove(@Nullable String internalName) {
        ClassFile type = internalName == null || interfaces.containsKey(internalName) ? null : inJvm(internalName);
        if (type != null && internalName != null) {
            (type.isInterface() ? interfaces : classes).put(internalName, type);
            List<String> above = new ArrayList<>(type.interfaces());
            if (!type.isInterface() && type.superName() != null) {
                above.add(0, type.superName());
            }
            above.forEach(this::addWithAbove);
        }
    }

    private @Nullable ClassFile inJvm(String internalName) {
        ClassState state = before.state(internalName);
        if (state != null) {
            return state.first();
        }
        ClassFile running = before.find(internalName);
        if (running == null) {
            return source.find(internalName);
        }
        return before.isModules(internalName) ? shapes.firstShape(running) : running;
    }

    private static void addAbstract(ClassFile type, Set<MethodKey> keys) {
        type.methods().forEach((key, method) -> {
            if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
                keys.add(key);
            }
        });
    }

    /** Whether the JVM selects a method that is not abstract (JVMS §5.4.6). */
    private boolean hasCode(MethodKey key) {
        for (ClassFile type : classes.values()) {
            MethodNode method = type.methods().get(key);
            if (method != null && (method.access & NOT_SELECTED) == 0) {
                return (method.access & Opcodes.ACC_ABSTRACT) == 0;
            }
        }
        return interfaces.values().stream()
                .map(type -> type.methods().get(key))
                .anyMatch(method -> method != null && (method.access & (NOT_SELECTED | Opcodes.ACC_ABSTRACT)) == 0);
    }
}
