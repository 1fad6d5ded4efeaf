package dev.hotreload.boot;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * What reflection answers about a class, given what the JVM knows; implemented by the engine.
 *
 * <p>The arrays are fresh and may be returned as they are. {@code publicOnly} is what the caller asked the JVM for.
 */
public interface ReflectionView {

    /** The methods that the class declares in its current generation. */
    Method[] methods(Class<?> declaring, Method[] jvm, boolean publicOnly);

    /** The constructors that the class declares in its current generation. */
    Constructor<?>[] constructors(Class<?> declaring, Constructor<?>[] jvm, boolean publicOnly);

    /** The fields that the class declares in its current generation. */
    Field[] fields(Class<?> declaring, Field[] jvm, boolean publicOnly);

    /**
     * The loader in which a proxy of these interfaces is defined, for which {@code loader} was asked.
     *
     * @param interfaces as the caller passed them, nulls included
     */
    @Nullable
    ClassLoader proxyLoader(@Nullable ClassLoader loader, Class<?>[] interfaces);

    /** The interfaces that a class names, in the order of its current generation. */
    Class<?>[] interfaces(Class<?> declaring, Class<?>[] jvm);

    /** The superclass of a class, given the JVM's: that may be another one, or none where it has an interface. */
    @Nullable
    Class<?> superclass(Class<?> type, @Nullable Class<?> jvm);

    /** Whether the JVM has an interface in the place of the class that the sources declare. */
    boolean isFace(Class<?> type);

    /** The permitted subclasses that a class has, which the JVM was not told; null if it is not sealed. */
    Class<?> @Nullable [] permittedSubclasses(Class<?> type);

    /** The modifiers of a class or of an array of its objects, given those that it was defined with. */
    int modifiers(Class<?> type, int jvm);

    /** The modifiers by which access to a class is checked, given those that the JVM was told. */
    int accessFlags(Class<?> type, int jvm);

    /** The components that the record declares in its current generation. */
    RecordComponent[] recordComponents(Class<?> declaring, RecordComponent[] jvm);

    /** Whether a look-up of this class by name must fail, because its class file was deleted. */
    boolean isDeleted(Class<?> found);
}
