package dev.hotreload.cases;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.model.ClassState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** Says what a JVM would not take of a planned reload, or what it would do wrong. Used by one thread. */
final class MemoryCheck {

    private final List<String> problems = new ArrayList<>();

    /** What is wrong with the program after the step; nothing if it is right. */
    List<String> of(MemoryProgram program, MemoryProgram.Step step) {
        problems.clear();
        ClassLoader loader = program.classes().loader(program.names());
        for (ClassState state : step.redefined()) {
            checkShape(state);
            ClassState before = step.before().model().state(state.internalName());
            if (before != null) {
                checkNothingGone(before.woven(), state.woven());
            }
            verify(state.woven(), loader);
        }
        program.classes().present().keySet().forEach(internalName -> link(internalName, loader));
        problems.addAll(KeptNames.wrong(step.changeSet()));
        return List.copyOf(problems);
    }

    /** What the JVM fixes when a class is defined (JVMTI RedefineClasses), but for methods that it lets us add. */
    private void checkShape(ClassState state) {
        ClassFile first = state.first();
        ClassFile woven = state.woven();
        same(state, "superclass", first.superName(), woven.superName());
        same(state, "interfaces", first.interfaces(), woven.interfaces());
        same(state, "modifiers", first.node().access, woven.node().access);
        same(state, "nest host", first.node().nestHostClass, woven.node().nestHostClass);
        same(state, "nest members", sorted(first.node().nestMembers), sorted(woven.node().nestMembers));
        same(state, "permitted subclasses", first.node().permittedSubclasses, woven.node().permittedSubclasses);
        same(state, "fields", fields(first), fields(woven));
        first.methods().forEach((key, method) -> {
            if (!woven.methods().containsKey(key)) {
                problem(state, key + " is gone");
            } else {
                int access = Objects.requireNonNull(woven.methods().get(key)).access;
                same(
                        state,
                        "modifiers of " + key,
                        method.access & ~Opcodes.ACC_DEPRECATED,
                        access & ~Opcodes.ACC_DEPRECATED);
            }
        });
        int needed = first.isInterface() ? Opcodes.ACC_STATIC : Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        woven.methods().forEach((key, method) -> {
            boolean mayBeAdded = (method.access & Opcodes.ACC_PRIVATE) != 0 && (method.access & needed) != 0;
            if (!first.methods().containsKey(key) && !mayBeAdded) {
                problem(state, key + " is added, and neither private static nor private final");
            }
        });
    }

    /** Old frames may call what was added once. */
    private void checkNothingGone(ClassFile before, ClassFile now) {
        before.methods().keySet().forEach(key -> {
            if (!now.methods().containsKey(key)) {
                problems.add(now.internalName() + ": the added " + key + " is gone");
            }
        });
    }

    private void verify(ClassFile type, ClassLoader loader) {
        StringWriter said = new StringWriter();
        try {
            CheckClassAdapter.verify(new ClassReader(type.bytes()), loader, false, new PrintWriter(said));
        } catch (RuntimeException e) {
            said.write(e.toString());
        }
        if (!said.toString().isEmpty()) {
            problems.add(type.internalName() + " is no valid class:\n"
                    + said.toString().lines().limit(12).toList());
        }
    }

    /** Has the JVM verify the class (JVMS §4.10), which looks at its frames, too. */
    private void link(String internalName, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(internalName.replace('/', '.'), false, loader);
            Objects.requireNonNull(type.getDeclaredConstructors());
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(internalName + " cannot be linked: " + e);
        }
    }

    private void same(ClassState state, String what, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            problem(state, what + ": " + before + " became " + now);
        }
    }

    private void problem(ClassState state, String text) {
        problems.add(state.internalName() + ": " + text);
    }

    private static List<String> fields(ClassFile type) {
        return type.node().fields.stream()
                .map(field -> field.access + " " + field.name + " " + field.desc)
                .toList();
    }

    private static Set<String> sorted(@Nullable List<String> names) {
        return names == null ? Set.of() : new TreeSet<>(names);
    }
}
