package dev.hotreload.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MemberHook} delegates to; implemented by the engine, which the bootstrap loader cannot see.
 *
 * <p>Called by any thread.
 */
public interface MemberView {

    /**
     * What a look-up must give that the JVM alone would not answer as the sources mean it.
     *
     * @param finder the name of the method of {@link MethodHandles.Lookup} that was called
     * @param arguments its arguments
     * @return a method handle or a variable handle, or null if the JVM's own answer is right
     * @throws ReflectiveOperationException if the sources declare no such member, or do not let the caller use it
     */
    @Nullable
    Object find(MethodHandles.Lookup lookup, String finder, @Nullable Object[] arguments)
            throws ReflectiveOperationException;

    /**
     * Whether {@link #find} has given this handle of a method or constructor.
     *
     * @param caller who uses it
     */
    boolean isLinked(MethodHandles.Lookup caller, MethodHandle handle);

    /**
     * The class file of a lambda's object, with the methods that it would not inherit in the JVM.
     *
     * @param type the lambda's interface
     */
    byte[] lambda(byte[] classFile, Class<?> type);

    /**
     * An updater of an added field, of the kind that its type has; null if it is no added one.
     *
     * @throws IllegalArgumentException if the field is static
     */
    @Nullable
    Object updater(Class<?> declaring, String fieldName);

    /** Whether a generation added the field, so that the JVM has none. */
    boolean isAdded(Field field);

    /** The annotations of an added field's type (JVMS §4.7.20); null if there are none. */
    byte @Nullable [] typeAnnotations(Field field);

    /** A key less than -1 by which serialisation can read and write an added field. */
    long key(Field field);

    /** The value of an added field, boxed. */
    @Nullable
    Object read(long key, Object object);

    /** Sets an added field. */
    void write(long key, Object object, @Nullable Object value);

    /** Gives an object that no constructor has made its added fields, with default values. */
    void begin(Object object);
}
