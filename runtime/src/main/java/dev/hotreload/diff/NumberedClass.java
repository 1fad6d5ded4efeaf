package dev.hotreload.diff;

import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class that the compiler numbered: anonymous, local, or synthetic.
 *
 * @param type the class file
 * @param kind what must agree for two to be the same: the simple name of a local class, supertypes, captured variables
 * @param enclosing the class and method around it, or only the class if it stands in an initialiser
 * @param outerInstance the descriptor of the object around it, numbers left out; empty if it has none
 * @param content its code, numbers left out
 */
record NumberedClass(ClassFile type, String kind, String enclosing, String outerInstance, List<String> content) {

    static NumberedClass of(ClassFile type) {
        var node = type.node();
        TreeSet<String> fields = new TreeSet<>();
        node.fields.forEach(field -> fields.add(field.access + field.name + field.desc));
        boolean isSynthetic = (node.access & Opcodes.ACC_SYNTHETIC) != 0;
        String kind = sort(type) + (isSynthetic ? "" : captured(fields));
        String method = node.outerMethod == null ? "" : node.outerMethod + node.outerMethodDesc;
        List<String> content = new ArrayList<>(fields);
        for (MethodNode code : node.methods) {
            content.add(new MethodKey(code.name, masked(code.desc)).toString());
            CanonicalCode.of(code).forEach(word -> content.add(masked(word)));
        }
        String enclosing = enclosing(String.valueOf(type.enclosingClass()), method);
        return new NumberedClass(type, kind, enclosing, outerInstance(type), content);
    }

    /** What is known of the method around a class; an empty one for an initialiser. */
    static String enclosing(String enclosingClass, String method) {
        return masked(enclosingClass) + ' ' + method;
    }

    /** Whether only what they capture keeps two classes from being the same. */
    boolean differsByCaptures(NumberedClass other) {
        return !kind.equals(other.kind)
                && enclosing.equals(other.enclosing)
                && sort(type).equals(sort(other.type));
    }

    private static String sort(ClassFile type) {
        var node = type.node();
        return simpleName(type.internalName()) + ' ' + node.access + ' ' + node.superName + node.interfaces;
    }

    /** This class, with what is around it by the names of the running version. */
    NumberedClass within(Map<String, String> renamed) {
        return new NumberedClass(type, kind, renamed.getOrDefault(enclosing, enclosing), outerInstance, content);
    }

    /** Whether an object of one could be an object of the other, by the object around it. */
    boolean mayHaveOuterInstanceOf(NumberedClass other) {
        return outerInstance.isEmpty() || other.outerInstance.isEmpty() || outerInstance.equals(other.outerInstance);
    }

    private static String outerInstance(ClassFile type) {
        return type.node().fields.stream()
                .filter(field -> field.name.startsWith("this$"))
                .map(field -> masked(field.desc))
                .findFirst()
                .orElse("");
    }

    private static TreeSet<String> captured(TreeSet<String> fields) {
        TreeSet<String> captured = new TreeSet<>(fields);
        captured.removeIf(field -> !field.contains("val$"));
        return captured;
    }

    /** {@code Outer$1Local} has the simple name {@code Local}, {@code Outer$1} none. */
    private static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('$') + 1).replaceFirst("^\\d+", "");
    }

    private static String masked(String text) {
        return text.replaceAll("\\$\\d+", "\\$#");
    }
}
