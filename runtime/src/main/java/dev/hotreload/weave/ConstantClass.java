package dev.hotreload.weave;

import dev.hotreload.boot.StackTraceHook;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Gives constants without bodies classes of their own, in an enum that the JVM holds for abstract and so makes no
 * objects of.
 *
 * <p>Such a class is what a compiler makes of an empty body, but in no nest, because the JVM would not take it for a
 * member. Methods that are abstract in the JVM and not in the source call what the source says.
 */
public final class ConstantClass {

    /**
     * An enum with such constants.
     *
     * @param type the enum, which makes objects of the classes
     * @param classes the class files by internal name
     */
    public record Made(ClassFile type, Map<String, byte[]> classes) {

        /** Copies the map. */
        public Made {
            classes = Map.copyOf(classes);
        }
    }

    private final ClassFile first;
    private final ClassNode type;
    private final Set<MethodKey> abstracts;

    private ConstantClass(ClassFile first, ClassNode type, Set<MethodKey> abstracts) {
        this.first = first;
        this.type = type;
        this.abstracts = abstracts;
    }

    /** The class (internal name) of the constant of this name. */
    public static String nameOf(String enumName, String constant) {
        return PreparedNames.ofConstant(enumName, constant);
    }

    /**
     * Makes the classes.
     *
     * @param first the enum as the JVM has it
     * @param compiled the enum as it is compiled
     * @param constants the names of the constants that need a class
     * @param interfaces the abstract methods of the enum's interfaces
     */
    public static Made of(ClassFile first, ClassFile compiled, Set<String> constants, Set<MethodKey> interfaces) {
        ClassNode type = Trees.expanded(compiled.bytes());
        Set<MethodKey> abstracts = new LinkedHashSet<>(interfaces);
        first.methods().forEach((key, method) -> {
            if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
                abstracts.add(key);
            } else {
                abstracts.remove(key);
            }
        });
        ConstantClass maker = new ConstantClass(first, type, abstracts);
        Map<FieldKey, FieldInitialisers.Initialiser> initialisers =
                FieldInitialisers.ofStatics(type.name, type.methods);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (String constant : constants) {
            String internalName = nameOf(type.name, constant);
            FieldKey field = new FieldKey(constant, "L" + type.name + ";");
            FieldInitialisers.Initialiser initialiser = initialisers.get(field);
            if (initialiser != null) {
                maker.makeWith(initialiser, internalName, classes);
            }
        }
        ClassWriter writer = new ClassWriter(0);
        type.accept(writer);
        return new Made(ClassFile.parse(writer.toByteArray()), classes);
    }

    /** {@code new Op("NONE", 1)} becomes {@code new Op$hotreload$NONE("NONE", 1)}. */
    private void makeWith(FieldInitialisers.Initialiser initialiser, String internalName, Map<String, byte[]> classes) {
        for (AbstractInsnNode at : initialiser.instructions()) {
            if (at instanceof TypeInsnNode made && at.getOpcode() == Opcodes.NEW && made.desc.equals(type.name)) {
                made.desc = internalName;
            } else if (at instanceof MethodInsnNode call
                    && call.name.equals("<init>")
                    && call.owner.equals(type.name)) {
                call.owner = internalName;
                classes.put(internalName, write(internalName, call.desc));
            }
        }
    }

    private byte[] write(String internalName, String constructor) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                first.node().version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_ENUM,
                internalName,
                null,
                type.name,
                null);
        writeSuperCall(writer, 0, new MethodKey("<init>", constructor));
        for (MethodNode method : type.methods) {
            MethodKey key = new MethodKey(method.name, method.desc);
            if (abstracts.contains(key) && (method.access & Opcodes.ACC_ABSTRACT) == 0) {
                writeSuperCall(writer, method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED), key);
            }
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** The method's {@code super} method with the method's own parameters, in a line that stack traces leave out. */
    private void writeSuperCall(ClassWriter writer, int access, MethodKey key) {
        MethodVisitor code =
                writer.visitMethod(access | Opcodes.ACC_SYNTHETIC, key.name(), key.descriptor(), null, null);
        code.visitCode();
        Label start = new Label();
        code.visitLabel(start);
        code.visitLineNumber(StackTraceHook.DISPATCH_LINE, start);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        SuperCall.loadParameters(code, key.descriptor(), 1);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, type.name, key.name(), key.descriptor(), false);
        code.visitInsn(Type.getReturnType(key.descriptor()).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
