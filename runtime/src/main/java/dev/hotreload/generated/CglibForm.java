package dev.hotreload.generated;

import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What CGLIB generates, with stable names.
 *
 * <p>Its {@code Enhancer} numbers the methods that it overrides in the order in which reflection has them: {@code
 * CGLIB$greet$3} calls the superclass's {@code greet}, {@code CGLIB$greet$3$Method} and {@code CGLIB$greet$3$Proxy} are
 * what an interceptor gets. Here each keeps the number that it was given first. {@code CGLIB$STATICHOOK7}, numbered
 * throughout a JVM, keeps its own; its code goes to {@code <clinit>} ({@link CglibStatics}).
 */
final class CglibForm {
    private static final Pattern NUMBERED = Pattern.compile("(CGLIB\\$(.+)\\$(\\d+))(\\$Method|\\$Proxy)?");
    private static final String HOOK = "CGLIB$STATICHOOK";

    private final Map<MethodKey, Integer> numbers = new HashMap<>();
    private @Nullable String hook;
    private int next;

    byte[] comparable(byte[] classFile, Declarations declarations) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        rename(type, stableNames(type));
        CglibStatics.separate(type, HOOK, (declaring, field) -> {
            Matcher name = NUMBERED.matcher(field);
            return name.matches() ? declarations.version(declaring, methodOf(name)) : 0;
        });
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private MethodKey methodOf(Matcher name) {
        int number = Integer.parseInt(name.group(3));
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(new MethodKey(name.group(2), ""));
    }

    /** The numbered names in a class file, and those that they have first. */
    private Map<String, String> stableNames(ClassNode type) {
        Map<String, MethodKey> found = new HashMap<>();
        Map<String, Integer> given = new HashMap<>();
        int highest = -1;
        for (FieldNode field : type.fields) {
            Matcher name = NUMBERED.matcher(field.name);
            highest = name.matches() ? Math.max(highest, Integer.parseInt(name.group(3))) : highest;
        }
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof FieldInsnNode field && field.owner.equals(type.name)) {
                    Matcher name = NUMBERED.matcher(field.name);
                    if (name.matches() && name.group(2).equals(method.name)) {
                        found.put(name.group(1), new MethodKey(method.name, method.desc));
                        given.put(name.group(1), Integer.parseInt(name.group(3)));
                    }
                }
            }
        }
        boolean isFirst = hook == null;
        Map<String, String> names = new HashMap<>();
        for (MethodNode method : type.methods) {
            if (method.name.startsWith(HOOK)) {
                hook = hook == null ? method.name : hook;
                names.put(method.name, hook);
            }
        }
        hook = hook == null ? HOOK : hook;
        if (isFirst) {
            found.forEach((name, key) -> numbers.put(key, given.getOrDefault(name, 0)));
            next = highest + 1;
        }
        found.forEach((name, key) -> {
            int number = numbers.computeIfAbsent(key, added -> next++);
            names.put(name, "CGLIB$" + key.name() + "$" + number);
        });
        return names;
    }

    private static void rename(ClassNode type, Map<String, String> names) {
        for (FieldNode field : type.fields) {
            field.name = renamed(field.name, names);
        }
        for (MethodNode method : type.methods) {
            method.name = renamed(method.name, names);
            List<AbstractInsnNode> instructions = new ArrayList<>();
            method.instructions.forEach(instructions::add);
            for (AbstractInsnNode instruction : instructions) {
                if (instruction instanceof FieldInsnNode field && field.owner.equals(type.name)) {
                    field.name = renamed(field.name, names);
                } else if (instruction instanceof MethodInsnNode call && call.owner.equals(type.name)) {
                    call.name = renamed(call.name, names);
                } else if (instruction.getOpcode() == Opcodes.LDC
                        && instruction instanceof LdcInsnNode constant
                        && constant.cst instanceof String text) {
                    constant.cst = renamed(text, names);
                }
            }
        }
    }

    private static String renamed(String name, Map<String, String> names) {
        String whole = names.get(name);
        if (whole != null) {
            return whole;
        }
        Matcher numbered = NUMBERED.matcher(name);
        String stable = numbered.matches() ? names.get(numbered.group(1)) : null;
        return stable == null ? name : stable + (numbered.group(4) == null ? "" : numbered.group(4));
    }
}
