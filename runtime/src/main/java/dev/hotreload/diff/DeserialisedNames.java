package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has {@code $deserializeLambda$}, which compares names as they were compiled, know lambdas by their live names.
 *
 * <pre>{@code
 * name = Map.ofEntries(Map.entry(<live>, <compiled>), …).getOrDefault(name, name);
 * }</pre>
 */
final class DeserialisedNames extends MethodVisitor {
    /** The method that a compiler writes to make the serialisable lambdas of a class again. */
    static final String METHOD = "$deserializeLambda$";

    private static final String MAP = "java/util/Map";
    private static final String ENTRY = "java/util/Map$Entry";
    /** What stands on the stack at most, beside the name. */
    private static final int STACK = 6;

    private final Map<String, String> compiledByLive;

    private DeserialisedNames(MethodVisitor next, Map<String, String> compiledByLive) {
        super(Opcodes.ASM9, next);
        this.compiledByLive = compiledByLive;
    }

    /**
     * Stands before the method's copy.
     *
     * @param type as compiled
     * @param compiledByLive the names of those that are renamed
     */
    static MethodVisitor before(MethodVisitor copy, ClassFile type, Map<String, String> compiledByLive) {
        Map<String, String> made = new TreeMap<>(compiledByLive);
        made.values().retainAll(lambdasIn(type));
        return made.isEmpty() ? copy : new DeserialisedNames(copy, made);
    }

    private static Set<String> lambdasIn(ClassFile type) {
        Set<String> names = new HashSet<>();
        for (MethodNode method : type.node().methods) {
            if (method.name.equals(METHOD)) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                        for (Object argument : dynamic.bsmArgs) {
                            if (argument instanceof Handle handle) {
                                names.add(handle.getName());
                            }
                        }
                    }
                }
            }
        }
        return names;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (owner.equals("java/lang/invoke/SerializedLambda") && name.equals("getImplMethodName")) {
            // name -> name, entries -> name, map -> map, name -> map, name, name -> name
            super.visitIntInsn(Opcodes.SIPUSH, compiledByLive.size());
            super.visitTypeInsn(Opcodes.ANEWARRAY, ENTRY);
            int index = 0;
            for (Map.Entry<String, String> renamed : compiledByLive.entrySet()) {
                super.visitInsn(Opcodes.DUP);
                super.visitIntInsn(Opcodes.SIPUSH, index++);
                super.visitLdcInsn(renamed.getKey());
                super.visitLdcInsn(renamed.getValue());
                call(Opcodes.INVOKESTATIC, "entry", "(Ljava/lang/Object;Ljava/lang/Object;)L" + ENTRY + ";");
                super.visitInsn(Opcodes.AASTORE);
            }
            call(Opcodes.INVOKESTATIC, "ofEntries", "([L" + ENTRY + ";)L" + MAP + ";");
            super.visitInsn(Opcodes.SWAP);
            super.visitInsn(Opcodes.DUP);
            call(Opcodes.INVOKEINTERFACE, "getOrDefault", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
            super.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
        }
    }

    private void call(int opcode, String name, String descriptor) {
        super.visitMethodInsn(opcode, MAP, name, descriptor, true);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, maxLocals);
    }
}
