package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a class that is about to be defined below one that got an interface, and which that one has in the JVM
 * as {@code public final} methods: the JVM would not let them be overridden. They live elsewhere in the class, as added
 * ones do, and are called by the methods above, which pass on to what the receiver's class declares.
 */
public final class LateOverrides {
    private static final int NOT_OVERRIDING = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private LateOverrides() {}

    /** Where these methods are in the JVM; an abstract one is nowhere. */
    public static Map<MethodKey, Host> hosts(ClassModel model, ClassFile type) {
        Map<MethodKey, Host> hosts = new LinkedHashMap<>();
        type.methods().forEach((key, method) -> {
            if ((method.access & Opcodes.ACC_ABSTRACT) == 0 && isStubAbove(model, type.superName(), key, method)) {
                hosts.put(key, host(type.internalName(), key));
            }
        });
        return hosts;
    }

    /** Whether a class has methods that must live elsewhere, with or without code. */
    public static boolean isIn(ClassModel model, ClassFile type) {
        return type.methods().entrySet().stream()
                .anyMatch(entry -> isStubAbove(model, type.superName(), entry.getKey(), entry.getValue()));
    }

    /** Moves them there; returns whether there are any. */
    static boolean move(ClassModel model, ClassNode tree) {
        boolean moved = false;
        for (MethodNode method : List.copyOf(tree.methods)) {
            MethodKey key = new MethodKey(method.name, method.desc);
            if (isStubAbove(model, tree.superName, key, method)) {
                moved = true;
                if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
                    tree.methods.remove(method);
                    tree.methods.add(Carriers.ofDeclaration(key, method));
                } else {
                    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                        Synchronisation.wrap(method, tree.name);
                    }
                    Hosting.host(method, host(tree.name, key).jvm(), false, List.of(PreparedNames.HOSTED));
                }
            }
        }
        return moved;
    }

    private static Host host(String owner, MethodKey key) {
        return Host.of(key, false, owner, false, 1);
    }

    private static boolean isStubAbove(ClassModel model, @Nullable String superName, MethodKey key, MethodNode method) {
        if ((method.access & NOT_OVERRIDING) != 0 || key.isConstructor()) {
            return false;
        }
        ClassFile type = superName == null ? null : model.find(superName);
        while (type != null) {
            ClassState state = model.state(type.internalName());
            if (state != null && state.adopted().stubs().contains(key)) {
                return true;
            }
            type = model.superOf(type);
        }
        return false;
    }
}
