package dev.hotreload.groovy;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Groovy knows of each class: its {@code ClassInfo}, what that says by reflection, and its meta classes. */
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

    /** A functional interface may have another method, or be one no more: then it needs another kind of {@code CachedClass}. */
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

    /** Adds the meta classes of a class and those of its objects that have one of their own and are not Groovy's. */
    void collectMetaClasses(Object info, Set<Object> metaClasses) throws ReflectiveOperationException {
        add(Groovy.call(classInfo, info, "getStrongMetaClass"), metaClasses);
        add(Groovy.call(classInfo, info, "getWeakMetaClass"), metaClasses);
        Object ofObjects = Groovy.field(classInfo, "perInstanceMetaClassMap").get(info);
        if (ofObjects != null
                && Groovy.call(ofObjects.getClass(), ofObjects, "values") instanceof Collection<?> values) {
            for (Object value : values) {
                // Until Groovy 3, the map's values are its entries.
                add(groovy.isMetaClass(value) ? value : Groovy.call(value.getClass(), value, "getValue"), metaClasses);
            }
        }
    }

    /** Adds those that the application has registered for these types at any time: old objects may have them. */
    void collectRegistered(Collection<Class<?>> types, Set<Object> metaClasses) throws ReflectiveOperationException {
        Object registry = groovy.registry();
        if (Groovy.call(groovy.type("groovy.lang.MetaClassRegistry"), registry, "iterator")
                instanceof Iterator<?> all) {
            while (all.hasNext()) {
                Object metaClass = all.next();
                if (metaClass != null && isSubtype(groovy.theClass(metaClass), types)) {
                    add(metaClass, metaClasses);
                }
            }
        }
    }

    /** Adds a meta class and the one that it stands for. */
    private void add(@Nullable Object metaClass, Set<Object> metaClasses) throws ReflectiveOperationException {
        if (groovy.isMetaClass(metaClass) && metaClass != null && metaClasses.add(metaClass)) {
            boolean adapts = groovy.type("groovy.lang.AdaptingMetaClass").isInstance(metaClass)
                    || groovy.type("groovy.lang.DelegatingMetaClass").isInstance(metaClass);
            if (adapts) {
                add(Groovy.call(metaClass.getClass(), metaClass, "getAdaptee"), metaClasses);
            }
        }
    }

    private static boolean isSubtype(@Nullable Class<?> type, Collection<Class<?>> types) {
        return type != null && types.stream().anyMatch(changed -> changed.isAssignableFrom(type));
    }
}
