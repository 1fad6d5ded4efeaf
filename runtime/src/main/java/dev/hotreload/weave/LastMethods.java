package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that the JVM has of a class. Most get other code, and are never parsed.
 *
 * <p>Used by one thread.
 */
final class LastMethods {
    private final ClassReader classFile;
    private @Nullable Map<MethodKey, MethodNode> all;

    LastMethods(ClassReader classFile) {
        this.classFile = classFile;
    }

    /** The method, free to be changed; the same each time. */
    @Nullable
    MethodNode find(MethodKey key) {
        if (all == null) {
            all = parse(method -> true);
        }
        return all.get(key);
    }

    /** Adds those that are missing in {@code result}, in the order of the class file. */
    void addMissing(Map<MethodKey, MethodNode> result) {
        Map<MethodKey, MethodNode> methods = all == null ? parse(key -> !result.containsKey(key)) : all;
        methods.forEach(result::putIfAbsent);
    }

    private Map<MethodKey, MethodNode> parse(Predicate<MethodKey> isWanted) {
        Map<MethodKey, MethodNode> methods = new LinkedHashMap<>();
        ClassVisitor collecting = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodKey key = new MethodKey(name, descriptor);
                if (!isWanted.test(key)) {
                    return null;
                }
                MethodNode method = new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions);
                methods.put(key, method);
                return method;
            }
        };
        classFile.accept(collecting, ClassReader.EXPAND_FRAMES);
        return methods;
    }
}
