package dev.hotreload.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's hooked users of members call: {@link MethodHandles.Lookup}, {@code Unsafe}, {@link Field} and {@link
 * java.io.ObjectStreamClass}. They are hooked when the first member is added to a live class.
 *
 * <p>Called by any thread that uses members so.
 */
public final class MemberHook {
    private static volatile @Nullable MemberView view;

    private MemberHook() {}

    /** Installs the engine's view; to be called before anything is hooked. */
    public static void install(MemberView engine) {
        view = engine;
    }

    private static MemberView view() {
        MemberView current = view;
        if (current == null) {
            throw new IllegalStateException("hotreload: hooked code of the JDK runs without the engine");
        }
        return current;
    }

    /** Stands before what a look-up does; null lets it go on. */
    public static @Nullable Object find(MethodHandles.Lookup lookup, String finder, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        return view().find(lookup, finder, arguments);
    }

    /** Stands for {@code caller.revealDirect(implementation)} where a lambda is linked. */
    public static MethodHandleInfo reveal(MethodHandles.Lookup caller, MethodHandle implementation) {
        MethodHandleInfo info = caller.revealDirect(implementation);
        // Most are direct; the engine must not be asked while it links a lambda of its own.
        String kind = implementation.getClass().getSimpleName();
        return (kind.equals("WrappedMember") || kind.equals("AsVarargsCollector"))
                        && view().isLinked(caller, implementation)
                ? new LinkedImplementation(info, implementation.type())
                : info;
    }

    /**
     * Stands behind the writing of the class of a lambda's object. The engine must not be asked about a lambda of its
     * own.
     */
    public static byte[] lambda(byte[] classFile, Class<?> type) {
        return ReflectionHook.isModules(type) ? view().lambda(classFile, type) : classFile;
    }

    /**
     * Makes an atomic updater of an added field.
     *
     * @param failure why the JDK has none
     */
    public static Object updater(Class<?> type, String fieldName, UnsupportedOperationException failure) {
        Object updater = view().updater(type, fieldName);
        if (updater == null) {
            throw failure;
        }
        return updater;
    }

    /** Whether the JVM has nothing that this field stands for. */
    public static boolean isAdded(Field field) {
        return view().isAdded(field);
    }

    /** Stands for {@code Field.getTypeAnnotationBytes0} of an added field. */
    public static byte @Nullable [] typeAnnotations(Field field) {
        return view().typeAnnotations(field);
    }

    /**
     * Stands before {@code Unsafe.objectFieldOffset} and its like.
     *
     * @throws UnsupportedOperationException for an added field; callers know it from the fields of records
     */
    public static void checkOffset(@Nullable Field field) {
        if (field != null && view().isAdded(field)) {
            throw new UnsupportedOperationException("hotreload: " + field
                    + " was added while the program runs and has no offset; restart the program to use it here");
        }
    }

    /** A key that stands for the offset of an added field, or 0. */
    public static long key(Field field) {
        MemberView current = view();
        return current.isAdded(field) ? current.key(field) : 0;
    }

    /** Reads an added field. */
    public static @Nullable Object read(Object object, long key) {
        return view().read(key, object);
    }

    /** Sets an added field. */
    public static void write(Object object, long key, @Nullable Object value) {
        view().write(key, object, value);
    }

    /**
     * Stands behind the making of an object by reflection.
     *
     * @param maker a constructor, which makes objects of its own class by itself, or anything else
     * @throws InstantiationException if the class became abstract, which the JVM does not know
     */
    public static Object made(Object object, Object maker) throws InstantiationException {
        if (Modifier.isAbstract(object.getClass().getModifiers())) {
            throw new InstantiationException();
        }
        boolean isConstructed =
                maker instanceof Constructor<?> constructor && constructor.getDeclaringClass() == object.getClass();
        MemberView current = isConstructed ? null : view;
        if (current != null) {
            current.begin(object);
        }
        return object;
    }

    /** Stands behind the making of an object that is deserialised. */
    public static Object begin(Object object) {
        view().begin(object);
        return object;
    }
}
