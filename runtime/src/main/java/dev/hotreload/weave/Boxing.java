package dev.hotreload.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes conversions from {@code Object}. */
final class Boxing {
    private Boxing() {}

    /** Casts the object on the stack to {@code type}; a primitive type is taken out of its box. */
    static void unbox(MethodVisitor code, Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN -> unbox(code, "java/lang/Boolean", "booleanValue", "()Z");
            case Type.CHAR -> unbox(code, "java/lang/Character", "charValue", "()C");
            case Type.BYTE -> unbox(code, "java/lang/Byte", "byteValue", "()B");
            case Type.SHORT -> unbox(code, "java/lang/Short", "shortValue", "()S");
            case Type.INT -> unbox(code, "java/lang/Integer", "intValue", "()I");
            case Type.FLOAT -> unbox(code, "java/lang/Float", "floatValue", "()F");
            case Type.LONG -> unbox(code, "java/lang/Long", "longValue", "()J");
            case Type.DOUBLE -> unbox(code, "java/lang/Double", "doubleValue", "()D");
            default -> code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
    }

    private static void unbox(MethodVisitor code, String box, String method, String descriptor) {
        code.visitTypeInsn(Opcodes.CHECKCAST, box);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, method, descriptor, false);
    }
}
