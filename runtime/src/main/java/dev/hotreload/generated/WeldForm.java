package dev.hotreload.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What Weld's factories generate, with stable names.
 *
 * <p>Where a method handler gets a {@code Method}, a static field has it, and a static method of the same name looks it
 * up:
 *
 * <pre>{@code
 * private static Method weld$$$7 = weld$$$7();
 * private static Method weld$$$7() {
 *     return DefaultBytecodeMethodResolver.getMethod(Counter.class, "count", new Class[] {Integer.TYPE});
 * }
 * }</pre>
 *
 * <p>Weld numbers them throughout a JVM. Here each keeps the number that it was given first, and {@code <clinit>} has
 * them in the order of these.
 */
final class WeldForm {
    private static final String PREFIX = "weld$$$";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final ClassLoader loader;
    private int next;

    /** @param loader has the class and what it mentions */
    WeldForm(ClassLoader loader) {
        this.loader = loader;
    }

    byte[] comparable(byte[] classFile, Declarations declarations) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        // Weld's are of version 50, which has no invokedynamic (JVMS §4.9.1) and needs no stack maps.
        type.version = Opcodes.V1_8;
        Map<String, MethodNode> stable = new TreeMap<>();
        Map<String, String> names = stableNames(type, stable);
        rename(type, names);
        MethodNode initialiser = find(type, "<clinit>");
        if (initialiser != null && !stable.isEmpty()) {
            // It has nothing else.
            initialiser.instructions.clear();
            stable.forEach((name, lookup) ->
                    initialiser.instructions.add(assignment(type.name, name, version(lookup, declarations))));
            initialiser.instructions.add(new InsnNode(Opcodes.RETURN));
        }
        ClassWriter writer = new FramesWriter(loader);
        type.accept(writer);
        return writer.toByteArray();
    }

    /**
     * The names in a class file, and those that they have first.
     *
     * @param lookups gets the methods that look up, by the latter
     */
    private Map<String, String> stableNames(ClassNode type, Map<String, MethodNode> lookups) {
        Map<String, Integer> given = new HashMap<>();
        Map<String, MethodNode> found = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        for (MethodNode method : type.methods) {
            if (method.name.startsWith(PREFIX)) {
                String key = keyOf(method);
                while (!keys.add(key)) {
                    key += '\'';
                }
                found.put(key, method);
                given.put(key, Integer.parseInt(method.name.substring(PREFIX.length())));
            }
        }
        if (numbers.isEmpty()) {
            numbers.putAll(given);
            next = given.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        }
        Map<String, String> names = new HashMap<>();
        found.forEach((key, method) -> {
            String stable = PREFIX + numbers.computeIfAbsent(key, added -> next++);
            names.put(method.name, stable);
            lookups.put(stable, method);
        });
        return names;
    }

    /** What a method looks up. */
    private static String keyOf(MethodNode lookup) {
        StringBuilder key = new StringBuilder();
        for (AbstractInsnNode instruction : lookup.instructions) {
            if (instruction instanceof LdcInsnNode constant) {
                key.append(constant.cst).append(' ');
            } else if (instruction instanceof FieldInsnNode field) {
                key.append(field.owner).append(' ');
            }
        }
        return key.toString();
    }

    private static void rename(ClassNode type, Map<String, String> names) {
        type.fields.forEach(field -> field.name = names.getOrDefault(field.name, field.name));
        for (MethodNode method : type.methods) {
            method.name = names.getOrDefault(method.name, method.name);
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof FieldInsnNode field && field.owner.equals(type.name)) {
                    field.name = names.getOrDefault(field.name, field.name);
                } else if (instruction instanceof MethodInsnNode call && call.owner.equals(type.name)) {
                    call.name = names.getOrDefault(call.name, call.name);
                }
            }
        }
    }

    private static @Nullable MethodNode find(ClassNode type, String name) {
        for (MethodNode method : type.methods) {
            if (method.name.equals(name)) {
                return method;
            }
        }
        return null;
    }

    /** Of the declaration that a method looks up. */
    private static int version(MethodNode lookup, Declarations declarations) {
        List<String> texts = new ArrayList<>();
        String declaring = "";
        for (AbstractInsnNode instruction : lookup.instructions) {
            if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                texts.add(text);
            } else if (instruction instanceof LdcInsnNode constant
                    && constant.cst instanceof Type type
                    && declaring.isEmpty()) {
                declaring = type.getInternalName();
            }
        }
        return texts.isEmpty() ? 0 : declarations.version(declaring, texts.get(0));
    }

    /** {@code weld$$$7 = weld$$$7();}. */
    private static InsnList assignment(String owner, String name, int version) {
        String method = "Ljava/lang/reflect/Method;";
        InsnList assignment = new InsnList();
        assignment.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, "()" + method, false));
        if (version > 0) {
            // Behind the first instruction, so that it is part of the initialiser.
            assignment.add(new LdcInsnNode("version " + version));
            assignment.add(new InsnNode(Opcodes.POP));
        }
        assignment.add(new FieldInsnNode(Opcodes.PUTSTATIC, owner, name, method));
        return assignment;
    }
}
