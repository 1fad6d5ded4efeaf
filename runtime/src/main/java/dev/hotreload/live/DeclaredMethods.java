package dev.hotreload.live;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that a live class declares: by its class file where there is one, else (a class made at run time) by
 * reflection.
 *
 * <p>Safe for use by any thread that links a call site.
 */
final class DeclaredMethods {
    private final Supplier<Generation> current;
    private final TrustedLookup lookup;
    private final ClassValue<Map<MethodKey, MethodNode>> reflected = new ClassValue<>() {
        @Override
        protected Map<MethodKey, MethodNode> computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    DeclaredMethods(Supplier<Generation> current, TrustedLookup lookup) {
        this.current = current;
        this.lookup = lookup;
    }

    @Nullable
    MethodNode find(Class<?> type, MethodKey key) {
        ClassFile file = type.isHidden() ? null : current.get().model().find(LiveMembers.internalName(type));
        return file != null ? file.methods().get(key) : reflected.get(type).get(key);
    }

    private Map<MethodKey, MethodNode> reflect(Class<?> type) {
        Map<MethodKey, MethodNode> methods = new HashMap<>();
        // Reflection shows methods of proxies that the JVM has not.
        for (Method method : lookup.jvmMethods(type)) {
            String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                    .toMethodDescriptorString();
            methods.put(
                    new MethodKey(method.getName(), descriptor),
                    new MethodNode(Opcodes.ASM9, method.getModifiers(), method.getName(), descriptor, null, null));
        }
        return methods;
    }
}
