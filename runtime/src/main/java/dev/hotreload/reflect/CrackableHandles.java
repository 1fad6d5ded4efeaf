package dev.hotreload.reflect;

import dev.hotreload.classfile.ClassFile;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Lets handles of members that the JVM does not have as declared be cracked as direct ones are ({@link
 * MethodHandles.Lookup#revealDirect}).
 *
 * <p>{@code java.lang.invoke} has delegating handles that bear the name of a member, for its own purposes. The names
 * that are made here count as resolved, but have no method of the JVM's; that is how they are recognised.
 */
public final class CrackableHandles {
    private final MethodHandle newMethodName;
    private final MethodHandle newFieldName;
    private final VarHandle flags;
    private final VarHandle resolution;
    private final VarHandle jvmMethod;
    private final MethodHandle named;
    private final MethodHandle nameOf;

    /**
     * {@code java.lang.invoke}'s own ways.
     *
     * @param trusted reaches every member of every class
     * @throws ReflectiveOperationException if this JDK has others
     */
    public CrackableHandles(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        Class<?> name = Class.forName("java.lang.invoke.MemberName");
        newMethodName = trusted.findConstructor(
                name, MethodType.methodType(void.class, Class.class, String.class, MethodType.class, byte.class));
        newFieldName = trusted.findConstructor(
                name, MethodType.methodType(void.class, Class.class, String.class, Class.class, byte.class));
        flags = trusted.findVarHandle(name, "flags", int.class);
        resolution = trusted.findVarHandle(name, "resolution", Object.class);
        jvmMethod = trusted.findVarHandle(name, "method", Class.forName("java.lang.invoke.ResolvedMethodName"));
        named = trusted.findVirtual(
                MethodHandle.class,
                "withInternalMemberName",
                MethodType.methodType(MethodHandle.class, name, boolean.class));
        nameOf = trusted.findVirtual(MethodHandle.class, "internalMemberName", MethodType.methodType(name));
    }

    /**
     * A handle of a method or constructor.
     *
     * @param kind as in {@link MethodHandleInfo}
     * @param type as declared, without receiver
     */
    public MethodHandle ofMethod(
            MethodHandle handle, int kind, Class<?> declaring, String name, MethodType type, int modifiers) {
        try {
            return named(handle, newMethodName.invoke(declaring, name, type, (byte) kind), kind, modifiers);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the handle of " + declaring.getName() + "." + name + type, e);
        }
    }

    /**
     * A handle that reads or writes a field.
     *
     * @param kind as in {@link MethodHandleInfo}
     */
    public MethodHandle ofField(
            MethodHandle handle, int kind, Class<?> declaring, String name, Class<?> type, int modifiers) {
        try {
            return named(handle, newFieldName.invoke(declaring, name, type, (byte) kind), kind, modifiers);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the handle of " + declaring.getName() + "." + name, e);
        }
    }

    private MethodHandle named(MethodHandle handle, Object name, int kind, int modifiers) throws Throwable {
        @Nullable Object resolved = null;
        flags.set(name, (int) flags.get(name) | (modifiers & ClassFile.ACCESS_FLAGS));
        resolution.set(name, resolved);
        return (MethodHandle) named.invoke(handle, name, kind == MethodHandleInfo.REF_invokeSpecial);
    }

    /** Whether the handle of a method or constructor is one that {@link #ofMethod} made. */
    public boolean isOurs(MethodHandle handle) {
        try {
            Object name = nameOf.invoke(handle);
            return name != null && jvmMethod.get(name) == null;
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the member of " + handle, e);
        }
    }
}
