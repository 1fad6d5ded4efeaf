package dev.hotreload.link;

import dev.hotreload.boot.Holder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.SwitchPoint;
import org.jspecify.annotations.Nullable;

/**
 * The members of live classes as the running generation declares them. Safe for use by any thread.
 *
 * <p>Method types are those of the declaration, without the receiver. Handles take the receiver first and call exactly
 * the method that was found.
 */
public interface CurrentMembers {

    /**
     * The method that a call selects for a receiver of class {@code receiver} (JVMS §5.4.6).
     *
     * @param owner the class in which the call's method is resolved
     * @throws AbstractMethodError if there is none with code
     */
    MethodHandle select(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException;

    /**
     * The last code of an added method that is gone, for receivers of class {@code receiver}.
     *
     * @throws NoSuchMethodException if it never was in one of its classes
     */
    MethodHandle last(Class<?> receiver, Class<?> owner, String name, MethodType type)
            throws ReflectiveOperationException;

    /** The override that was added below {@code declaring} for receivers of class {@code receiver}, or null. */
    @Nullable
    MethodHandle override(Class<?> receiver, Class<?> declaring, String name, MethodType type)
            throws ReflectiveOperationException;

    /**
     * The instance method that {@code declaring} itself declares, as a {@code super} call or a call of a private method
     * reaches it.
     */
    MethodHandle special(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException;

    /**
     * The first part of a constructor of a class that is an interface in the JVM, below another class: {@code
     * (parameters)Object[]}.
     */
    MethodHandle argumentsAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException;

    /** The second part: {@code (object, parameters, Object[])void}. */
    MethodHandle constructAbove(Class<?> declaring, String descriptor) throws ReflectiveOperationException;

    /** The static method that {@code declaring} declares. */
    MethodHandle fixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException;

    /**
     * The last code of an added static method of {@code declaring} that is gone.
     *
     * @throws NoSuchMethodException if the class never had it
     */
    MethodHandle lastFixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException;

    /** What a call site does with a field. */
    enum FieldAccess {
        /** Reads an instance field: {@code (receiver)type}. */
        GET,
        /** Assigns an instance field: {@code (receiver, type)void}. */
        PUT,
        /** Reads a static field: {@code ()type}. */
        GET_STATIC,
        /** Assigns a static field: {@code (type)void}. */
        PUT_STATIC,
        /** Assigns a static field in the class's own initialiser, where nothing else has initialised it. */
        INITIALISE_STATIC
    }

    /** Access to the field that {@code declaring} has or inherits, private and final ones included. */
    default MethodHandle field(Class<?> declaring, String name, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException {
        return field(declaring, name, type.descriptorString(), type, access);
    }

    /** The same for a field of the given descriptor; {@code type} is {@code Object} if its own is not there. */
    MethodHandle field(Class<?> declaring, String name, String descriptor, Class<?> type, FieldAccess access)
            throws ReflectiveOperationException;

    /** {@code (object)void}: gives a new object the fields that were added to its class, with their default values. */
    MethodHandle initialisation(Class<?> declaring) throws ReflectiveOperationException;

    /**
     * What a new object begins with before its superclass's constructor runs, so that its added fields have default
     * values.
     */
    Holder ofNew();

    /** Makes the constants that were added to an enum, and puts all of them in their order; once for a generation. */
    void completeConstants(Class<?> declaring);

    /**
     * The construction hook's index of an added constructor.
     *
     * @throws NoSuchMethodException if the class does not declare it
     */
    int constructorIndex(Class<?> declaring, String descriptor) throws NoSuchMethodException;

    /** The number of the running generation, for messages. */
    int generation();

    /** Valid until a generation changes which methods of this name and descriptor there are. */
    SwitchPoint validity(String name, String descriptor);

    /** Waits until a class that is still changing has changed; to be called before {@link #whileStable}. */
    default void await(Class<?> receiver) {}

    /** Runs {@code linking} while no generation becomes current. */
    <T> T whileStable(Linking<T> linking) throws ReflectiveOperationException;

    /** A piece of linking. */
    @FunctionalInterface
    interface Linking<T> {
        T run() throws ReflectiveOperationException;
    }
}
