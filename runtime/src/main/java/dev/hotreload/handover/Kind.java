package dev.hotreload.handover;

import dev.hotreload.boot.Kept;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** What objects of a class are to a generation's code, and with it how they are handed to it. */
enum Kind {
    /** Its own. */
    SAME,
    /** What stands for another object. */
    KEPT,
    /** An object of {@code java.lang.Class}. */
    CLASS,
    /** Methods, fields, and types of methods. */
    MEMBER,
    /** Method handles and the like, which nobody can look into. */
    HANDLE,
    /** An array that may have objects of other generations. */
    ARRAY,
    /** The JDK's, with an element or without. */
    OPTIONAL,
    /** The JDK's or a library's, with elements of any generation. */
    CONTAINER,
    /** A future that anybody may complete. */
    FUTURE,
    /** The JDK's, with code or elements of any generation that cannot be looked at. */
    FUNCTION,
    /** Anything that can be thrown. */
    THROWABLE,
    /** A constant of an enum that the generation has anew. */
    CONSTANT,
    /** What is nothing but its values: a record, or an object that never changes and is compared by its fields. */
    VALUE,
    /** Any other object of a class that the generation has anew or has not. */
    OBJECT;

    private static final List<Class<?>> CONTAINERS = List.of(Collection.class, Map.class, Map.Entry.class);
    private static final List<Class<?>> FUNCTIONS = List.of(
            Iterator.class,
            Enumeration.class,
            Spliterator.class,
            BaseStream.class,
            Comparator.class,
            Callable.class,
            CompletionStage.class,
            Future.class,
            Collector.class);

    static Kind of(Class<?> type, LoaderGeneration generation) {
        if (Kept.class.isAssignableFrom(type)) {
            return KEPT;
        }
        if (type.isArray()) {
            return mayHaveOthers(type.getComponentType()) ? ARRAY : SAME;
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return THROWABLE;
        }
        return generation.has(type) ? ofKnown(type, generation) : ofOther(type);
    }

    private static Kind ofKnown(Class<?> type, LoaderGeneration generation) {
        if (isOneOf(CONTAINERS, type)) {
            return CONTAINER;
        }
        if (generation.isApplications(type) || Enum.class.isAssignableFrom(type)) {
            return SAME;
        }
        if (type == Class.class) {
            return CLASS;
        }
        if (type == Optional.class) {
            return OPTIONAL;
        }
        if (type == CompletableFuture.class) {
            return FUTURE;
        }
        if (Member.class.isAssignableFrom(type) || MethodType.class == type) {
            return MEMBER;
        }
        if (MethodHandle.class.isAssignableFrom(type)
                || VarHandle.class.isAssignableFrom(type)
                || MethodHandles.Lookup.class == type) {
            return HANDLE;
        }
        return isFunction(type) && hasState(type) ? FUNCTION : SAME;
    }

    private static Kind ofOther(Class<?> type) {
        if (Enum.class.isAssignableFrom(type)) {
            return CONSTANT;
        }
        return type.isRecord() || isValue(type) ? VALUE : OBJECT;
    }

    /** Whether an array or a variable of this type may have an object that must be translated. */
    static boolean mayHaveOthers(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return !element.isPrimitive() && !isPlain(element);
    }

    /** Final classes of the JDK whose objects hold no others that an application has made. */
    private static boolean isPlain(Class<?> type) {
        boolean isOfJdk = type.getClassLoader() == null && Modifier.isFinal(type.getModifiers());
        return isOfJdk
                && type != Class.class
                && type != Optional.class
                && !Member.class.isAssignableFrom(type)
                && !type.getPackageName().startsWith("java.lang.invoke");
    }

    private static boolean isFunction(Class<?> type) {
        if (isOneOf(FUNCTIONS, type)) {
            return true;
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> face : each.getInterfaces()) {
                if (face.getPackageName().equals("java.util.function")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasState(Class<?> type) {
        for (@Nullable Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (Fields.declared(each).stream().anyMatch(field -> mayHaveOthers(field.getType()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * An object that is compared by its fields, which never change and are values themselves: it is as good as another
     * one.
     */
    private static boolean isValue(Class<?> type) {
        if (type.isHidden() || !declares(type, "equals", Object.class) || !declares(type, "hashCode")) {
            return false;
        }
        for (Class<?> each = type; each != Object.class && each != null; each = each.getSuperclass()) {
            if (each.getModule().isNamed() || !Fields.declared(each).stream().allMatch(Kind::isOfValue)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfValue(Field field) {
        Class<?> type = field.getType();
        return Modifier.isFinal(field.getModifiers())
                && (type.isPrimitive()
                        || type.isEnum()
                        || (!type.isArray() && isPlain(type))
                        || (!type.getModule().isNamed() && (type.isRecord() || isValue(type))));
    }

    private static boolean declares(Class<?> type, String name, Class<?>... parameters) {
        for (Class<?> each = type; each != Object.class && each != null; each = each.getSuperclass()) {
            try {
                if (!each.getDeclaredMethod(name, parameters).isSynthetic()) {
                    return true;
                }
            } catch (NoSuchMethodException inherited) {
                // Then perhaps the superclass.
            }
        }
        return false;
    }

    private static boolean isOneOf(List<Class<?>> types, Class<?> type) {
        return types.stream().anyMatch(each -> each.isAssignableFrom(type));
    }
}
