package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the references that objects hold, whatever class they are of, and fields of the JDK by name.
 *
 * <p>Safe for use by any thread.
 */
final class JdkFields {
    private final TrustedLookup lookup;
    private final Object unsafe;
    private final MethodHandle read;
    private final MethodHandle write;
    private final MethodHandle offset;
    private final MethodHandle staticOffset;
    private final MethodHandle staticBase;

    /** Where the fields are that hold references, by the class that declares them. */
    private final ClassValue<List<Place>> places = new ClassValue<>() {
        @Override
        protected List<Place> computeValue(Class<?> type) {
            return find(type);
        }
    };

    /**
     * A field that holds a reference.
     *
     * @param name its name
     * @param offset where {@code Unsafe} finds it
     */
    record Place(String name, long offset) {}

    /** @throws ReflectiveOperationException if this JDK has no such access */
    JdkFields(TrustedLookup lookup) throws ReflectiveOperationException {
        this.lookup = lookup;
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        MethodHandles.Lookup trusted = lookup.trusted();
        try {
            unsafe = trusted.findStatic(type, "getUnsafe", MethodType.methodType(type))
                    .invoke();
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
        read = trusted.findVirtual(type, "getReference", MethodType.methodType(Object.class, Object.class, long.class))
                .bindTo(unsafe);
        write = trusted.findVirtual(
                        type,
                        "putReferenceVolatile",
                        MethodType.methodType(void.class, Object.class, long.class, Object.class))
                .bindTo(unsafe);
        offset = trusted.findVirtual(type, "objectFieldOffset", MethodType.methodType(long.class, Field.class))
                .bindTo(unsafe);
        staticOffset = trusted.findVirtual(type, "staticFieldOffset", MethodType.methodType(long.class, Field.class))
                .bindTo(unsafe);
        staticBase = trusted.findVirtual(type, "staticFieldBase", MethodType.methodType(Object.class, Field.class))
                .bindTo(unsafe);
    }

    /** The places of references in objects of a class, those of its superclasses not among them. */
    List<Place> places(Class<?> declaring) {
        return places.get(declaring);
    }

    private List<Place> find(Class<?> type) {
        List<Place> found = new ArrayList<>();
        for (Field field : fieldsOf(type)) {
            if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                try {
                    found.add(new Place(field.getName(), (long) offset.invokeExact(field)));
                } catch (Throwable e) {
                    throw new LinkageError("hotreload: where " + field + " is", e);
                }
            }
        }
        return found;
    }

    /**
     * None of a class with a field of a type that no jar has (Spring has some for libraries that an application may
     * leave out): the JVM then tells none at all.
     */
    private Collection<Field> fieldsOf(Class<?> type) {
        try {
            return lookup.fieldsOfJvm(type);
        } catch (LinkageError e) {
            if (e.getCause() instanceof NoClassDefFoundError) {
                return List.of();
            }
            throw e;
        }
    }

    /** What an object holds at a place. */
    @Nullable
    Object at(Object object, Place place) {
        try {
            return (Object) read.invokeExact(object, place.offset());
        } catch (Throwable e) {
            throw new LinkageError("hotreload: reading " + place.name(), e);
        }
    }

    /** Lets go of what a field of an object holds, by its name. */
    void clear(Object object, String name) {
        set(object, name, null);
    }

    /** Has a field of an object refer to something else, by its name; it may be final. */
    void set(Object object, String name, @Nullable Object value) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Place place : places(type)) {
                if (place.name().equals(name)) {
                    try {
                        write.invokeExact(object, place.offset(), value);
                    } catch (Throwable e) {
                        throw new LinkageError("hotreload: setting " + name, e);
                    }
                }
            }
        }
    }

    /** What the static fields of a class refer to, which must be initialised. */
    Collection<Object> statics(Class<?> type) {
        return namedStatics(type).values();
    }

    /** The same by the names of the fields. */
    Map<String, Object> namedStatics(Class<?> type) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fieldsOf(type)) {
            if (!field.getType().isPrimitive() && Modifier.isStatic(field.getModifiers())) {
                try {
                    Object base = (Object) staticBase.invokeExact(field);
                    Object value = (Object) read.invokeExact(base, (long) staticOffset.invokeExact(field));
                    if (value != null) {
                        values.put(field.getName(), value);
                    }
                } catch (Throwable e) {
                    throw new LinkageError("hotreload: reading " + field, e);
                }
            }
        }
        return values;
    }

    /**
     * What a field of an object holds, by the first of these names that its class or one above has; null if none is
     * there.
     */
    @Nullable
    Object named(Object object, String... names) {
        for (String name : names) {
            for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
                for (Place place : places(type)) {
                    if (place.name().equals(name)) {
                        return at(object, place);
                    }
                }
            }
        }
        return null;
    }
}
