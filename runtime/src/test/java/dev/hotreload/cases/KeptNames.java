package dev.hotreload.cases;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * Looks for lambdas and numbered classes whose code is the same in two versions, and of no other, and that yet live
 * under another name after a reload: an object that was made of one would run another's code. It compares texts, where
 * the engine matches by likeness.
 */
final class KeptNames {

    private KeptNames() {}

    /** The lambdas and classes that a change set gives a wrong name. */
    static List<String> wrong(ChangeSet changeSet) {
        List<String> wrong = new ArrayList<>();
        for (ChangedClass changed : changeSet.classes()) {
            ClassFile before = changed.before();
            ClassFile now = changed.now();
            if (changed.isLive() && before != null && now != null) {
                Map<String, String> names = unique(now);
                unique(before).forEach((code, name) -> {
                    String kept = names.get(code);
                    if (kept != null && !kept.equals(name)) {
                        wrong.add(before.internalName() + ": " + name + " has the code of the new " + kept);
                    }
                });
            }
        }
        Map<String, String> classes = unique(changeSet.classes().stream().map(ChangedClass::now));
        unique(changeSet.classes().stream().map(ChangedClass::before)).forEach((code, name) -> {
            String kept = classes.get(code);
            if (kept != null && !kept.equals(name)) {
                wrong.add(name + " has the code of the new " + kept);
            }
        });
        return wrong;
    }

    /** The names of numbered classes by their code, where no other has the same. */
    private static Map<String, String> unique(Stream<@Nullable ClassFile> types) {
        Map<String, String> names = new HashMap<>();
        List<String> twice = new ArrayList<>();
        // The body of an enum's constant is known by the constant.
        types.filter(type -> type != null && type.isNumbered() && (type.node().access & Opcodes.ACC_ENUM) == 0)
                .forEach(type -> {
                    String code = code(type);
                    if (names.put(code, type.internalName()) != null) {
                        twice.add(code);
                    }
                });
        names.keySet().removeAll(twice);
        return names;
    }

    /** The names of lambdas by their code, where no other lambda of the class has the same. */
    private static Map<String, String> unique(ClassFile type) {
        Map<String, String> names = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (MethodNode method : type.node().methods) {
            if ((method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith("lambda$")) {
                String code = code(method);
                if (names.put(code, method.name) != null) {
                    twice.add(code);
                }
            }
        }
        names.keySet().removeAll(twice);
        return names;
    }

    /** The enclosing method's name and the instructions, without lines and other lambdas' numbers. */
    private static String code(MethodNode method) {
        Textifier text = new Textifier();
        method.accept(new TraceMethodVisitor(text));
        String code = normal(text);
        return method.access + " " + method.desc + " " + method.name.replaceFirst("\\d+$", "") + "\n" + code;
    }

    /** The class without numbers, its own and those of others; but the one around it is known by its live name. */
    private static String code(ClassFile type) {
        Textifier text = new Textifier();
        type.node().accept(new TraceClassVisitor(null, text, null));
        return type.node().outerClass + "\n" + normal(text).replaceAll("\\$\\d+", "\\$n");
    }

    private static String normal(Textifier text) {
        StringWriter out = new StringWriter();
        text.print(new PrintWriter(out, true));
        return out.toString()
                .replaceAll("(?m)^ *(LINENUMBER|LOCALVARIABLE|// ).*\\R", "")
                .replaceAll("(?m)^ *L\\d+\\R", "")
                .replaceAll("(lambda\\$\\w+)\\$\\d+", "$1");
    }
}
