package dev.hotreload.weave;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes conversions to and from {@code Object}. */
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

    /** Puts the value on the stack into a box if {@code type} is primitive. */
    static void box(MethodVisitor code, Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN -> box(code, "java/lang/Boolean", "(Z)Ljava/lang/Boolean;");
            case Type.CHAR -> box(code, "java/lang/Character", "(C)Ljava/lang/Character;");
            case Type.BYTE -> box(code, "java/lang/Byte", "(B)Ljava/lang/Byte;");
            case Type.SHORT -> box(code, "java/lang/Short", "(S)Ljava/lang/Short;");
            case Type.INT -> box(code, "java/lang/Integer", "(I)Ljava/lang/Integer;");
            case Type.FLOAT -> box(code, "java/lang/Float", "(F)Ljava/lang/Float;");
            case Type.LONG -> box(code, "java/lang/Long", "(J)Ljava/lang/Long;");
            case Type.DOUBLE -> box(code, "java/lang/Double", "(D)Ljava/lang/Double;");
            default -> {
                // It is an object.
            }
        }
    }

    private static void box(MethodVisitor code, String box, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }

    private static void unbox(MethodVisitor code, String box, String method, String descriptor) {
        code.visitTypeInsn(Opcodes.CHECKCAST, box);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, method, descriptor, false);
    }
}
