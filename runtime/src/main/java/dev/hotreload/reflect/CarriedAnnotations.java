package dev.hotreload.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of annotations (JVMS §4.7.16, §4.7.20) that a method of the JVM's carries for something else.
 */
public final class CarriedAnnotations {
    private final VarHandle annotations;
    private final MethodHandle typeAnnotations;

    /**
     * Reflection's own ways.
     *
     * @param trusted reaches every member of every class
     * @throws ReflectiveOperationException if this JDK's reflection is made otherwise
     */
    public CarriedAnnotations(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        annotations = trusted.findVarHandle(Method.class, "annotations", byte[].class);
        typeAnnotations =
                trusted.findVirtual(Executable.class, "getTypeAnnotationBytes0", MethodType.methodType(byte[].class));
    }

    /** The annotations of the declaration; null if there are none, or no carrier. */
    public byte @Nullable [] ofDeclaration(@Nullable Method carrier) {
        return carrier == null ? null : (byte[]) annotations.get(carrier);
    }

    /**
     * The annotations of the type of a field or record component, which stand on the return type of its carrier; null
     * if there are none, or no carrier.
     */
    public byte @Nullable [] ofTypes(@Nullable Method carrier) {
        try {
            byte[] carried = carrier == null ? null : (byte[]) typeAnnotations.invoke((Executable) carrier);
            return carried == null ? null : TypeAnnotationBytes.ofFieldType(carried);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the type annotations of " + carrier, e);
        }
    }
}
