package dev.hotreload.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link Field} objects that stand for added fields, and for those of the first shape as they are declared
 * now.
 *
 * <p>They are made by the constructor that the JVM's own reflection uses. An added field has no place in the JVM, so
 * both accessors are there from the start, and whatever else would go to the JVM is hooked ({@link MemberHooks}).
 */
public final class ReflectedFields {
    /** No field has it. */
    private static final int NO_SLOT = -1;

    private final MethodHandle newField;
    private final VarHandle slot;
    private final VarHandle annotations;
    private final VarHandle fieldAccessor;
    private final VarHandle overrideFieldAccessor;
    private final CarriedAnnotations carried;
    private final Class<?> accessorType;

    /**
     * Reflection's own constructor and fields.
     *
     * @param trusted reaches every member of every class
     * @throws ReflectiveOperationException if this JDK's reflection is made otherwise
     */
    public ReflectedFields(MethodHandles.Lookup trusted) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = trusted;
        accessorType = Class.forName("jdk.internal.reflect.FieldAccessor");
        newField = lookup.findConstructor(
                Field.class,
                MethodType.methodType(
                        void.class,
                        Class.class,
                        String.class,
                        Class.class,
                        int.class,
                        boolean.class,
                        int.class,
                        String.class,
                        byte[].class));
        slot = lookup.findVarHandle(Field.class, "slot", int.class);
        annotations = lookup.findVarHandle(Field.class, "annotations", byte[].class);
        fieldAccessor = lookup.findVarHandle(Field.class, "fieldAccessor", accessorType);
        overrideFieldAccessor = lookup.findVarHandle(Field.class, "overrideFieldAccessor", accessorType);
        carried = new CarriedAnnotations(trusted);
    }

    /** A field of the first shape as it is declared now. */
    public Field redeclared(Field live, int modifiers, @Nullable String signature) {
        return create(
                live.getDeclaringClass(),
                live.getName(),
                live.getType(),
                modifiers,
                isTrusted(live.getDeclaringClass(), modifiers),
                (int) slot.get(live),
                signature,
                (byte[]) annotations.get(live));
    }

    /** The annotations of the JVM's method that carries those of a field; none if there is no such method. */
    public byte @Nullable [] annotations(@Nullable Method carrier) {
        return carried.ofDeclaration(carrier);
    }

    /**
     * An added field.
     *
     * @param annotationBytes as {@link #annotations(Method)} gives them
     * @param getter {@code (declaring)type}, or for a static field {@code ()type}
     * @param setter {@code (declaring, type)void}, or for a static field {@code (type)void}
     */
    public Field added(
            Class<?> declaring,
            String name,
            Class<?> type,
            int modifiers,
            @Nullable String signature,
            byte @Nullable [] annotationBytes,
            MethodHandle getter,
            MethodHandle setter) {
        boolean isFinal = Modifier.isFinal(modifiers);
        boolean isTrusted = isTrusted(declaring, modifiers);
        Field field = create(declaring, name, type, modifiers, isTrusted, NO_SLOT, signature, annotationBytes);
        fieldAccessor.set(field, accessor(field, getter, setter, isFinal));
        overrideFieldAccessor.set(field, accessor(field, getter, setter, isTrusted));
        return field;
    }

    /** The annotations of an added field's type (JVMS §4.7.20); null if there are none. */
    public byte @Nullable [] typeAnnotations(@Nullable Method annotated) {
        return carried.ofTypes(annotated);
    }

    /** Whether it is one that {@link #added} made, or a copy of such a one. */
    public boolean isAdded(Field field) {
        return (int) slot.get(field) == NO_SLOT;
    }

    /** Whether not even {@code setAccessible} makes it assignable, as the JVM says of its own fields. */
    private static boolean isTrusted(Class<?> declaring, int modifiers) {
        return Modifier.isFinal(modifiers) && (Modifier.isStatic(modifiers) || declaring.isRecord());
    }

    private Object accessor(Field field, MethodHandle getter, MethodHandle setter, boolean isReadOnly) {
        return Proxy.newProxyInstance(
                accessorType.getClassLoader(),
                new Class<?>[] {accessorType},
                new AddedFieldAccessor(field, getter, setter, isReadOnly));
    }

    private Field create(
            Class<?> declaring,
            String name,
            Class<?> type,
            int modifiers,
            boolean isTrusted,
            int fieldSlot,
            @Nullable String signature,
            byte @Nullable [] annotationBytes) {
        try {
            return (Field)
                    // Field.equals compares names by identity.
                    newField.invoke(
                            declaring,
                            name.intern(),
                            type,
                            modifiers,
                            isTrusted,
                            fieldSlot,
                            signature,
                            annotationBytes);
        } catch (Throwable e) {
            throw new IllegalStateException("hotreload: this JDK does not make a Field for " + name, e);
        }
    }
}
