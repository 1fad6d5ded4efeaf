package dev.hotreload.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Whether the line numbers of a nest's class files are of one compilation.
 *
 * <p>Compilers give the constructor of an anonymous class the line in which its object is made; but not where the
 * arguments stand in several lines (3 to 12 in a hundred), so this is a sign and no proof.
 */
final class NestLines {
    private NestLines() {}

    /** The anonymous classes (names of class files) that stand in other lines than those that make their objects. */
    static Set<String> elsewhere(Map<String, byte[]> nest, ParsedFiles parsed) {
        Map<String, Integer> own = new HashMap<>();
        Set<String> around = new HashSet<>();
        nest.forEach((name, bytes) -> {
            ClassNode type = isAnonymous(name) ? parsed.of(bytes).node() : null;
            if (type != null && type.outerClass != null) {
                own.put(name, firstLine(type));
                around.add(type.outerClass);
            }
        });
        Map<String, List<Integer>> making = new HashMap<>();
        for (String name : around) {
            byte @Nullable [] bytes = nest.get(name);
            if (bytes != null) {
                parsed.of(bytes).node().methods.forEach(method -> addMade(method, making));
            }
        }
        Set<String> elsewhere = new TreeSet<>();
        own.forEach((name, line) -> {
            List<Integer> lines = making.getOrDefault(name, List.of());
            if (line > 0 && !lines.isEmpty() && !lines.contains(line)) {
                elsewhere.add(name);
            }
        });
        return elsewhere;
    }

    private static boolean isAnonymous(String name) {
        return name.substring(name.lastIndexOf('$') + 1).chars().allMatch(Character::isDigit);
    }

    private static int firstLine(ClassNode type) {
        return type.methods.stream()
                .filter(method -> method.name.equals("<init>"))
                .map(method -> lineOf(method.instructions.getFirst()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0);
    }

    private static @Nullable Integer lineOf(@Nullable AbstractInsnNode first) {
        AbstractInsnNode instruction = first;
        while (instruction != null && !(instruction instanceof LineNumberNode)) {
            instruction = instruction.getNext();
        }
        return instruction instanceof LineNumberNode line ? line.line : null;
    }

    private static void addMade(MethodNode method, Map<String, List<Integer>> making) {
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
                making.computeIfAbsent(call.owner, owner -> new ArrayList<>()).add(line);
            }
        }
    }
}
