package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which constructors of which classes each method of a class calls, lambdas and other synthetic methods included. */
final class MadeObjects {
    private final String internalName;
    private final boolean isOfJava;
    private final Map<MethodKey, Set<Constructor>> called = new HashMap<>();
    private final Map<MethodKey, Set<MethodKey>> helpers = new HashMap<>();
    private final Set<MethodKey> synthetic = new HashSet<>();

    private record Constructor(String owner, String descriptor) {}

    /** @param type not to be changed meanwhile */
    MadeObjects(ClassNode type) {
        internalName = type.name;
        isOfJava = type.sourceFile == null || type.sourceFile.endsWith(".java");
        for (MethodNode method : type.methods) {
            add(method);
        }
    }

    /** Whether a Java compiler wrote it; others may put the code of a method elsewhere. */
    boolean isOfJava() {
        return isOfJava;
    }

    private void add(MethodNode method) {
        Set<Constructor> constructors = new HashSet<>();
        Set<MethodKey> own = new HashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                add(call.owner, call.name, call.desc, constructors, own);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle) {
                        add(handle.getOwner(), handle.getName(), handle.getDesc(), constructors, own);
                    }
                }
            }
        }
        MethodKey key = new MethodKey(method.name, method.desc);
        called.put(key, constructors);
        helpers.put(key, own);
        if ((method.access & Opcodes.ACC_SYNTHETIC) != 0) {
            synthetic.add(key);
        }
    }

    private void add(String owner, String name, String descriptor, Set<Constructor> constructors, Set<MethodKey> own) {
        if (name.equals("<init>")) {
            constructors.add(new Constructor(owner, descriptor));
        } else if (owner.equals(internalName)) {
            own.add(new MethodKey(name, descriptor));
        }
    }

    /** Whether an anonymous or local class stands where objects of it are made, and has the constructors for that. */
    boolean fits(ClassFile numbered) {
        ClassNode type = numbered.node();
        Set<String> descriptors = new HashSet<>();
        for (Set<Constructor> constructors : called.values()) {
            constructors.stream()
                    .filter(constructor -> constructor.owner().equals(type.name))
                    .forEach(constructor -> descriptors.add(constructor.descriptor()));
        }
        boolean hasAll = descriptors.stream()
                .allMatch(descriptor -> numbered.methods().containsKey(new MethodKey("<init>", descriptor)));
        return hasAll
                && (type.outerMethod == null ? isInInitialiser(type, descriptors) : isInMethod(type, descriptors));
    }

    private boolean isInMethod(ClassNode type, Set<String> made) {
        MethodKey around = new MethodKey(type.outerMethod, type.outerMethodDesc);
        return called.containsKey(around) && (made.isEmpty() || isMadeIn(type.name, Set.of(around)));
    }

    private boolean isInInitialiser(ClassNode type, Set<String> made) {
        Set<MethodKey> initialisers = new HashSet<>(called.keySet());
        initialisers.removeIf(method -> !method.name().startsWith("<"));
        return made.isEmpty() || isMadeIn(type.name, initialisers);
    }

    private boolean isMadeIn(String numbered, Set<MethodKey> methods) {
        Set<MethodKey> seen = new HashSet<>(methods);
        Deque<MethodKey> open = new ArrayDeque<>(methods);
        while (!open.isEmpty()) {
            MethodKey method = open.remove();
            if (called.getOrDefault(method, Set.of()).stream()
                    .anyMatch(made -> made.owner().equals(numbered))) {
                return true;
            }
            helpers.getOrDefault(method, Set.of()).stream()
                    .filter(synthetic::contains)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return false;
    }
}
