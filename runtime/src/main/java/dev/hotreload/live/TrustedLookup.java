package dev.hotreload.live;

import dev.hotreload.classfile.FieldKey;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Access to members of every class, as the JVM's own linkage has it.
 *
 * <p>Safe for use by any thread.
 */
public final class TrustedLookup {
    private final MethodHandles.Lookup lookup;

    /** The JVM never changes them; one look for all, because each makes objects of all fields. */
    private final ClassValue<Map<FieldKey, Field>> jvmFields = new ClassValue<>() {
        @Override
        protected Map<FieldKey, Field> computeValue(Class<?> type) {
            return readJvmFields(type);
        }
    };

    private TrustedLookup(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Takes the access that {@code java.lang.invoke} has itself; an agent may open any package to itself.
     *
     * @throws ReflectiveOperationException if this JDK has no such lookup
     */
    public static TrustedLookup open(Instrumentation instrumentation) throws ReflectiveOperationException {
        Module own = TrustedLookup.class.getModule();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang.invoke", Set.of(own), "jdk.internal.misc", Set.of(own)),
                Set.of(),
                Map.of());
        Field field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        field.setAccessible(true);
        return new TrustedLookup((MethodHandles.Lookup) field.get(null));
    }

    /**
     * {@code (type)void}: assigns a static field, final or not.
     *
     * <p>A final one is assigned as the JVM's deserialisation of final fields does it, through {@code Unsafe}; code
     * that the JIT compiled with the old value must be made to compile again.
     *
     * @throws ReflectiveOperationException if there is no such field
     */
    public MethodHandle staticSetter(Class<?> declaring, String name, Class<?> type)
            throws ReflectiveOperationException {
        Field field = jvmField(declaring, name, type);
        if (!Modifier.isFinal(field.getModifiers())) {
            return lookup.findStaticSetter(declaring, name, type);
        }
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        MethodHandles.Lookup inUnsafe = lookup;
        Object base;
        long offset;
        MethodHandle put;
        try {
            Object unsafe = inUnsafe.findStatic(unsafeType, "getUnsafe", MethodType.methodType(unsafeType))
                    .invoke();
            base = inUnsafe.findVirtual(unsafeType, "staticFieldBase", MethodType.methodType(Object.class, Field.class))
                    .invoke(unsafe, field);
            offset = (long) inUnsafe.findVirtual(
                            unsafeType, "staticFieldOffset", MethodType.methodType(long.class, Field.class))
                    .invoke(unsafe, field);
            Class<?> basic = type.isPrimitive() ? type : Object.class;
            put = inUnsafe.findVirtual(
                            unsafeType,
                            volatilePut(type),
                            MethodType.methodType(void.class, Object.class, long.class, basic))
                    .bindTo(unsafe);
        } catch (ReflectiveOperationException e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
        return MethodHandles.insertArguments(put, 0, base, offset).asType(MethodType.methodType(void.class, type));
    }

    /**
     * Has the JVM link a class, and so verify it, without running any of its code.
     *
     * @throws LinkageError what the JVM says of it
     */
    public void link(Class<?> type) {
        jvmMethods(type);
    }

    /** The methods that the JVM has, whatever reflection shows. */
    Method[] jvmMethods(Class<?> declaring) {
        try {
            return (Method[]) lookup.findSpecial(
                            Class.class,
                            "getDeclaredMethods0",
                            MethodType.methodType(Method[].class, boolean.class),
                            Class.class)
                    .invokeExact(declaring, false);
        } catch (LinkageError e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the methods of " + declaring, e);
        }
    }

    /** The field as the JVM has it, final or not: reflection shows it as it is declared by now. */
    private Field jvmField(Class<?> declaring, String name, Class<?> type) throws ReflectiveOperationException {
        Field field = jvmFields.get(declaring).get(new FieldKey(name, type.descriptorString()));
        if (field == null) {
            throw new NoSuchFieldException(declaring.getName() + "." + name);
        }
        return field;
    }

    /** The fields that the JVM has, whatever reflection shows. */
    public Collection<Field> fieldsOfJvm(Class<?> declaring) {
        return jvmFields.get(declaring).values();
    }

    private Map<FieldKey, Field> readJvmFields(Class<?> declaring) {
        Map<FieldKey, Field> byKey = new HashMap<>();
        try {
            Field[] all = (Field[]) lookup.findSpecial(
                            Class.class,
                            "getDeclaredFields0",
                            MethodType.methodType(Field[].class, boolean.class),
                            Class.class)
                    .invokeExact(declaring, false);
            for (Field field : all) {
                byKey.put(new FieldKey(field.getName(), field.getType().descriptorString()), field);
            }
        } catch (Throwable e) {
            throw new LinkageError("hotreload: the fields of " + declaring.getName() + " cannot be read", e);
        }
        return byKey;
    }

    /**
     * {@code (object, type)void}: assigns an instance field, final or not, through {@code Unsafe}.
     *
     * @throws ReflectiveOperationException if there is no such field
     */
    public MethodHandle finalSetter(Class<?> declaring, String name, Class<?> type)
            throws ReflectiveOperationException {
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        MethodHandles.Lookup inUnsafe = lookup;
        try {
            Object unsafe = inUnsafe.findStatic(unsafeType, "getUnsafe", MethodType.methodType(unsafeType))
                    .invoke();
            long offset = (long) inUnsafe.findVirtual(
                            unsafeType, "objectFieldOffset", MethodType.methodType(long.class, Field.class))
                    .invoke(unsafe, declaring.getDeclaredField(name));
            MethodHandle put = inUnsafe.findVirtual(
                            unsafeType,
                            volatilePut(type),
                            MethodType.methodType(
                                    void.class, Object.class, long.class, type.isPrimitive() ? type : Object.class))
                    .bindTo(unsafe);
            return MethodHandles.insertArguments(put, 1, offset)
                    .asType(MethodType.methodType(void.class, Object.class, type));
        } catch (ReflectiveOperationException e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }

    private static String volatilePut(Class<?> type) {
        String suffix = type.isPrimitive()
                ? Character.toUpperCase(type.getName().charAt(0))
                        + type.getName().substring(1)
                : "Reference";
        return "put" + suffix + "Volatile";
    }

    /** Whether the static initialiser of a class has been run, or is being run (JVMS §5.5). */
    public boolean isInitialised(Class<?> type) throws Throwable {
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        MethodHandles.Lookup inUnsafe = lookup;
        Object unsafe = inUnsafe.findStatic(unsafeType, "getUnsafe", MethodType.methodType(unsafeType))
                .invoke();
        return !(boolean) inUnsafe.findVirtual(
                        unsafeType, "shouldBeInitialized", MethodType.methodType(boolean.class, Class.class))
                .invoke(unsafe, type);
    }

    /**
     * Access to all members of all classes: the hooked finders of {@link MethodHandles.Lookup} leave it alone, so
     * it finds what the JVM has.
     */
    public MethodHandles.Lookup trusted() {
        return lookup;
    }
}
