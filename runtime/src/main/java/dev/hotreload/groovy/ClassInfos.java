package dev.hotreload.groovy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Groovy knows of each class by reflection: its {@code ClassInfo}, and the {@code CachedClass} in it. */
final class ClassInfos {
    private final Groovy groovy;
    private final Class<?> classInfo;
    private final Class<?> lazyReference;
    private final Method clear;
    private final Method theClass;

    ClassInfos(Groovy groovy) throws ReflectiveOperationException {
        this.groovy = groovy;
        this.classInfo = groovy.type("org.codehaus.groovy.reflection.ClassInfo");
        this.lazyReference = groovy.type("org.codehaus.groovy.util.LazyReference");
        this.clear = Groovy.method(lazyReference, "clear", 0);
        this.theClass = Groovy.method(classInfo, "getTheClass", 0);
    }

    /** Those of {@code types} and of their subtypes, as far as there are any. */
    List<Object> ofSubtypes(Collection<Class<?>> types) throws ReflectiveOperationException {
        List<Object> found = new ArrayList<>();
        if (Groovy.call(classInfo, null, "getAllClassInfo") instanceof Collection<?> all) {
            for (Object info : all) {
                if (isSubtype((Class<?>) Groovy.invoke(theClass, info), types)) {
                    found.add(info);
                }
            }
        }
        return found;
    }

    /**
     * Forgets the members that reflection said the class has.
     *
     * <p>The {@code CachedClass} stays, because Groovy compares parameter types by its identity.
     */
    void forgetReflection(Object info) throws ReflectiveOperationException {
        Object cached = Groovy.call(classInfo, info, "getCachedClass");
        if (cached == null) {
            return;
        }
        for (Class<?> type = cached.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (lazyReference.isAssignableFrom(field.getType()) && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    Groovy.invoke(clear, field.get(cached));
                }
            }
        }
        followSingleMethod(info, cached);
    }

    /**
     * A functional interface may have another method, or be one no more: then it needs another kind of {@code
     * CachedClass}.
     */
    private void followSingleMethod(Object info, Object cached) throws ReflectiveOperationException {
        Class<?> type = (Class<?>) Groovy.invoke(theClass, info);
        if (type == null || !Modifier.isAbstract(type.getModifiers())) {
            return;
        }
        Class<?> samClass = groovy.type("org.codehaus.groovy.reflection.stdclasses.CachedSAMClass");
        Object single = Groovy.invoke(Groovy.method(samClass, "getSAMMethod", 1), null, type);
        if (samClass.isInstance(cached) && single != null) {
            Groovy.field(samClass, "method").set(cached, single);
        } else if (samClass.isInstance(cached) || single != null) {
            Groovy.invoke(clear, Groovy.field(classInfo, "cachedClassRef").get(info));
        }
    }

    static boolean isSubtype(@Nullable Class<?> type, Collection<Class<?>> types) {
        return type != null && types.stream().anyMatch(changed -> changed.isAssignableFrom(type));
    }
}
