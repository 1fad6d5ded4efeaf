package dev.hotreload.link;

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
     * @throws AbstractMethodError if there is none with code
     */
    MethodHandle select(Class<?> receiver, String name, MethodType type) throws ReflectiveOperationException;

    /** The override that was added below {@code declaring} for receivers of class {@code receiver}, or null. */
    @Nullable
    MethodHandle override(Class<?> receiver, Class<?> declaring, String name, MethodType type)
            throws ReflectiveOperationException;

    /**
     * The instance method that {@code declaring} itself declares, as a {@code super} call or a call of a private method
     * reaches it.
     */
    MethodHandle special(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException;

    /** The static method that {@code declaring} declares. */
    MethodHandle fixed(Class<?> declaring, String name, MethodType type) throws ReflectiveOperationException;

    /** A constructor, private ones included; {@code type} returns void. */
    MethodHandle constructor(Class<?> declaring, MethodType type) throws ReflectiveOperationException;

    /** The construction hook's index of an added constructor. */
    int constructorIndex(Class<?> declaring, String descriptor);

    /** The number of the running generation, for messages. */
    int generation();

    /** Valid until a generation changes which methods of this name and descriptor there are. */
    SwitchPoint validity(String name, String descriptor);

    /** Runs {@code linking} while no generation becomes current. */
    <T> T whileStable(Linking<T> linking) throws ReflectiveOperationException;

    /** A piece of linking. */
    @FunctionalInterface
    interface Linking<T> {
        T run() throws ReflectiveOperationException;
    }
}
