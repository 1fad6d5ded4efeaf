package dev.hotreload.handover;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.message.HandoverTexts;
import dev.hotreload.weave.InitialiserClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a copy has in a field that the old object does not have: the value of the field's declared initialiser.
 *
 * @param target the field
 * @param evaluation {@code (Object)Object}: evaluates the initialiser for a copy; null: the field has its default value
 */
record FieldInitialiser(Field target, @Nullable MethodHandle evaluation) {

    /**
     * That of a field; null if a constructor gives it its value, or nobody can tell. Runs no code of the application.
     */
    static @Nullable FieldInitialiser of(Field field, LoaderGeneration to, Access access) {
        Class<?> declaring = field.getDeclaringClass();
        byte[] classFile = to.classes().classFile(declaring.getName().replace('.', '/'));
        if (classFile == null || declaring.isRecord()) {
            return null;
        }
        FieldKey key = new FieldKey(field.getName(), field.getType().descriptorString());
        return InitialiserClass.of(classFile, key)
                .map(found -> of(field, found.classFile(), access))
                .orElse(null);
    }

    private static @Nullable FieldInitialiser of(Field field, byte @Nullable [] initialiser, Access access) {
        if (initialiser == null) {
            return new FieldInitialiser(field, null);
        }
        Class<?> declaring = field.getDeclaringClass();
        try {
            MethodHandles.Lookup beside = access.trusted()
                    .in(declaring)
                    .defineHiddenClass(initialiser, false, MethodHandles.Lookup.ClassOption.NESTMATE);
            MethodType type = MethodType.methodType(field.getType(), declaring);
            return new FieldInitialiser(
                    field,
                    beside.findStatic(beside.lookupClass(), InitialiserClass.METHOD, type)
                            .asType(MethodType.methodType(Object.class, Object.class)));
        } catch (ReflectiveOperationException | LinkageError e) {
            // Code that only the class itself may have, such as a call of an inherited method of another package.
            return null;
        }
    }

    /** Gives the copy, which has the old object's state already, its value. */
    void set(Object copy, Access access) {
        if (evaluation != null) {
            Object value;
            try {
                value = (Object) evaluation.invokeExact(copy);
            } catch (Throwable e) {
                throw new CannotBeKept(
                        target.getDeclaringClass(),
                        target.getName(),
                        HandoverTexts.initialiserFailed(target.getName(), e),
                        e);
            }
            FieldPair.write(target, copy, value, access);
        }
    }
}
