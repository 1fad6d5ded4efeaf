package dev.hotreload.plan;

import java.lang.reflect.Modifier;
import org.objectweb.asm.Opcodes;

/** Modifiers in words. */
public final class Modifiers {
    private Modifiers() {}

    /** {@code public final class}. */
    public static String ofClass(int access) {
        String kind = (access & Opcodes.ACC_ANNOTATION) != 0
                ? "@interface"
                : (access & Opcodes.ACC_INTERFACE) != 0
                        ? "interface"
                        : (access & Opcodes.ACC_ENUM) != 0
                                ? "enum"
                                : (access & Opcodes.ACC_RECORD) != 0 ? "record" : "class";
        return join(Modifier.toString(access & Modifier.classModifiers()), kind);
    }

    static String ofMethod(int access) {
        String text = Modifier.toString(access & Modifier.methodModifiers());
        return text.isEmpty() ? "(none)" : text;
    }

    /** From 0 (private) to 3 (public). */
    public static int visibility(int access) {
        if ((access & Opcodes.ACC_PUBLIC) != 0) {
            return 3;
        }
        if ((access & Opcodes.ACC_PROTECTED) != 0) {
            return 2;
        }
        return (access & Opcodes.ACC_PRIVATE) != 0 ? 0 : 1;
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + ' ' + other;
    }
}
