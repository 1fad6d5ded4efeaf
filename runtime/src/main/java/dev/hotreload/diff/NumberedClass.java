package dev.hotreload.diff;

import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class that the compiler numbered: anonymous, local, or synthetic.
 *
 * @param type the class file
 * @param kind what must agree for two to be the same: the simple name of a local class, supertypes
 * @param captured the captured variables that its objects keep
 * @param used those of them that code uses after an object was made: compilers differ in keeping the others
 * @param enclosing the class and method around it, or only the class if it stands in an initialiser
 * @param outerInstance the descriptor of the object around it, numbers left out; empty if it has none
 * @param content its code, numbers left out
 */
record NumberedClass(
        ClassFile type,
        String kind,
        Set<String> captured,
        Set<String> used,
        String enclosing,
        String outerInstance,
        List<String> content) {
    private static final String CAPTURED = "val$";
    private static final Pattern NUMBER = Pattern.compile("\\$\\d+");

    static NumberedClass of(ClassFile type) {
        var node = type.node();
        TreeSet<String> fields = new TreeSet<>();
        node.fields.forEach(field -> fields.add(modifiers(field) + field.name + field.desc));
        String kind = simpleName(type.internalName()) + ' ' + node.access + ' ' + node.superName + node.interfaces;
        String method = node.outerMethod == null ? "" : node.outerMethod + node.outerMethodDesc;
        List<String> content = new ArrayList<>(fields);
        for (MethodNode code : node.methods) {
            content.add(new MethodKey(code.name, masked(code.desc)).toString());
            CanonicalCode.of(code).forEach(word -> content.add(masked(word)));
        }
        String enclosing = enclosing(String.valueOf(type.enclosingClass()), method);
        return new NumberedClass(type, kind, captured(type), used(type), enclosing, outerInstance(type), content);
    }

    /** What is known of the method around a class; an empty one for an initialiser. */
    static String enclosing(String enclosingClass, String method) {
        return masked(enclosingClass) + ' ' + method;
    }

    /** By the class file alone: the content is long, and these are keys. */
    @Override
    public int hashCode() {
        return type.hashCode();
    }

    /** Whether only what they capture keeps two classes from being the same. */
    boolean differsByCaptures(NumberedClass other) {
        return !captured.equals(other.captured) && enclosing.equals(other.enclosing) && kind.equals(other.kind);
    }

    /** Whether a live object of this class has all that the code of the other one uses. */
    boolean hasWhatIsUsedBy(NumberedClass other) {
        return captured.containsAll(other.used());
    }

    /** This class, with what is around it by the names of the running version. */
    NumberedClass within(Map<String, String> renamed) {
        String around = renamed.getOrDefault(enclosing, enclosing);
        return new NumberedClass(type, kind, captured, used, around, outerInstance, content);
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

    /** Eclipse's compiler makes the fields of captured variables private, javac does not. */
    private static String modifiers(FieldNode field) {
        return (field.access & Opcodes.ACC_SYNTHETIC) != 0 ? "" : Integer.toString(field.access);
    }

    private static Set<String> captured(ClassFile type) {
        Set<String> captured = new TreeSet<>();
        boolean isSynthetic = (type.node().access & Opcodes.ACC_SYNTHETIC) != 0;
        for (FieldNode field : isSynthetic ? List.<FieldNode>of() : type.node().fields) {
            if (field.name.startsWith(CAPTURED)) {
                captured.add(field.name + ' ' + field.desc);
            }
        }
        return captured;
    }

    private static Set<String> used(ClassFile type) {
        Set<String> used = new TreeSet<>();
        for (MethodNode code : type.node().methods) {
            for (AbstractInsnNode instruction : code.instructions) {
                if (!code.name.equals("<init>")
                        && instruction instanceof FieldInsnNode field
                        && field.owner.equals(type.internalName())) {
                    used.add(field.name + ' ' + field.desc);
                }
            }
        }
        used.retainAll(captured(type));
        return used;
    }

    /** {@code Outer$1Local} has the simple name {@code Local}, {@code Outer$1} none. */
    private static String simpleName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('$') + 1).replaceFirst("^\\d+", "");
    }

    /** A text without the numbers of classes that it names. */
    static String masked(String text) {
        return text.indexOf('$') < 0 ? text : NUMBER.matcher(text).replaceAll("\\$#");
    }
}
