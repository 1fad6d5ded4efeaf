package dev.hotreload.classfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One class file and its members by key.
 *
 * <p>The tree is shared and must not be changed; whoever weaves parses {@link #bytes} into a tree of his own.
 *
 * <p>Safe for use by any thread: who asks first parses it.
 */
public final class ClassFile {
    /** All access flags that a class file has (JVMS §4.1, §4.5, §4.6); above them ASM keeps flags of its own. */
    public static final int ACCESS_FLAGS = 0xFFFF;

    private final byte[] bytes;
    private final int parsing;
    private final Map<String, String> compiledNames;
    private volatile @Nullable Parsed parsed;

    /** The tree and its members by key. */
    private record Parsed(ClassNode node, Map<MethodKey, MethodNode> methods, Map<FieldKey, FieldNode> fields) {

        static Parsed of(ClassNode node) {
            Map<MethodKey, MethodNode> methods = new LinkedHashMap<>();
            for (MethodNode method : node.methods) {
                methods.put(new MethodKey(method.name, method.desc), method);
            }
            Map<FieldKey, FieldNode> fields = new LinkedHashMap<>();
            for (FieldNode field : node.fields) {
                fields.put(new FieldKey(field.name, field.desc), field);
            }
            return new Parsed(node, methods, fields);
        }
    }

    private ClassFile(byte[] bytes, int parsing) {
        this(bytes, parsing, Map.of());
    }

    private ClassFile(byte[] bytes, int parsing, Map<String, String> compiledNames) {
        this.bytes = bytes;
        this.parsing = parsing;
        this.compiledNames = Map.copyOf(compiledNames);
    }

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, parsing);
            known = Parsed.of(node);
            parsed = known;
        }
        return known;
    }

    /**
     * Parses a class file.
     *
     * @throws RuntimeException if it is malformed (whatever ASM then throws)
     */
    public static ClassFile parse(byte[] bytes) {
        ClassFile file = new ClassFile(bytes, 0);
        file.parsed();
        return file;
    }

    /** Whether these bytes are a whole class file. */
    public static boolean isWellFormed(byte[] bytes) {
        try {
            parse(bytes);
            return true;
        } catch (RuntimeException malformed) {
            // ASM's way to say so.
            return false;
        }
    }

    /** A class file that is well-formed, because ASM wrote it; it is parsed when somebody looks into it. */
    public static ClassFile unparsed(byte[] bytes) {
        return new ClassFile(bytes, 0);
    }

    /** Parses a class file of which only the members' names are needed; its methods have no code. */
    public static ClassFile outline(byte[] bytes) {
        return new ClassFile(bytes, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    /** This class file, whose compiler gave methods other names; by the names that they have here. */
    public ClassFile compiledAs(Map<String, String> names) {
        return new ClassFile(bytes, parsing, names);
    }

    /**
     * The names that the compiler gave to methods that have others here, by these; those that have one of their own.
     */
    public Map<String, String> compiledNames() {
        return compiledNames;
    }

    /** The class file; not to be modified. */
    public byte[] bytes() {
        return bytes;
    }

    /** The tree; not to be modified. */
    public ClassNode node() {
        return parsed().node();
    }

    public String internalName() {
        return node().name;
    }

    /** The superclass's internal name; null only for {@code java/lang/Object}. */
    public @Nullable String superName() {
        return node().superName;
    }

    public List<String> interfaces() {
        return node().interfaces;
    }

    /** The methods in the order of the class file. */
    public Map<MethodKey, MethodNode> methods() {
        return parsed().methods();
    }

    /** The fields in the order of the class file. */
    public Map<FieldKey, FieldNode> fields() {
        return parsed().fields();
    }

    public boolean isInterface() {
        return (node().access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** The class's modifiers as the source has them: those of {@code InnerClasses} if it is nested (JVMS §4.7.6). */
    public int declaredAccess() {
        InnerClassNode inner = own();
        return inner == null ? node().access : inner.access;
    }

    /** The class around this one (member, local and anonymous classes), or null for a top level class. */
    public @Nullable String enclosingClass() {
        if (node().outerClass != null) {
            return node().outerClass;
        }
        InnerClassNode inner = own();
        return inner == null ? null : inner.outerName;
    }

    /** Whether the compiler numbered this class: anonymous, local, or a synthetic one such as a switch map. */
    public boolean isNumbered() {
        InnerClassNode inner = own();
        return inner != null && (isInCode(inner) || (node().access & Opcodes.ACC_SYNTHETIC) != 0);
    }

    /** Of a prepared class the entry may be ours: then it has the name of the class, and not that of a local one. */
    private boolean isInCode(InnerClassNode inner) {
        String name = node().name;
        return inner.outerName == null
                && !name.substring(name.lastIndexOf('/') + 1).equals(inner.innerName);
    }

    private @Nullable InnerClassNode own() {
        for (InnerClassNode inner : node().innerClasses) {
            if (inner.name.equals(node().name)) {
                return inner;
            }
        }
        return null;
    }
}
