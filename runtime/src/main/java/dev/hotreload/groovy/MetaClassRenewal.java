package dev.hotreload.groovy;

import dev.hotreload.boot.Instances;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives meta classes the methods and properties that their class has now.
 *
 * <p>Another meta class is made for the same class, and the old one gets the values of its fields; what the application
 * added to an {@code ExpandoMetaClass} is added again. Other threads see the old contents or the new, and never half of
 * them filled.
 */
final class MetaClassRenewal {
    /** What the maker of a meta class chose, and no renewal changes. */
    private static final Set<String> KEPT =
            Set.of("registry", "myNewMetaMethods", "additionalMetaMethods", "permissivePropertyAccess");

    private final Groovy groovy;
    private final Class<?> implementation;
    private final Class<?> expando;
    private final Class<?> ofClosure;

    MetaClassRenewal(Groovy groovy) throws ReflectiveOperationException {
        this.groovy = groovy;
        this.implementation = groovy.type("groovy.lang.MetaClassImpl");
        this.expando = groovy.type("groovy.lang.ExpandoMetaClass");
        this.ofClosure = groovy.type("org.codehaus.groovy.runtime.metaclass.ClosureMetaClass");
    }

    /**
     * Renews one, if it is about one of {@code types} or a subtype.
     *
     * @throws ReflectiveOperationException if this Groovy has meta classes of another make
     */
    void renew(Object metaClass, Collection<Class<?>> types) throws ReflectiveOperationException {
        if (!implementation.isInstance(metaClass)
                || !ClassInfos.isSubtype(groovy.theClass(metaClass), types)
                || !Boolean.TRUE.equals(Groovy.call(metaClass.getClass(), metaClass, "isInitialized"))) {
            return;
        }
        Object fresh = fresh(metaClass);
        // It is what Groovy itself locks to add a method.
        synchronized (metaClass) {
            if (expando.isInstance(metaClass)) {
                addAgain(metaClass, fresh);
            }
            for (Class<?> type = fresh.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && !KEPT.contains(field.getName())) {
                        field.setAccessible(true);
                        field.set(metaClass, field.get(fresh));
                    }
                }
            }
        }
    }

    private Object fresh(Object metaClass) throws ReflectiveOperationException {
        Class<?> type = ofClosure.isInstance(metaClass) ? ofClosure : implementation;
        Object fresh = type.getConstructor(groovy.type("groovy.lang.MetaClassRegistry"), Class.class)
                .newInstance(groovy.registry(), groovy.theClass(metaClass));
        Instances.forget(fresh);
        for (String name : KEPT) {
            @Nullable Field field = fieldOrNull(name);
            if (field != null) {
                field.set(fresh, field.get(metaClass));
            }
        }
        Groovy.call(type, fresh, "initialize");
        return fresh;
    }

    /**
     * Adds the methods and properties that the application gave {@code metaClass}, as it was done then: to finished
     * ones.
     */
    private void addAgain(Object metaClass, Object fresh) throws ReflectiveOperationException {
        Field initialized = Groovy.field(implementation, "initialized");
        initialized.setBoolean(fresh, false);
        Object index = Groovy.field(implementation, "metaMethodIndex").get(fresh);
        Object header =
                Groovy.invoke(Groovy.method(index.getClass(), "getHeader", 1), index, groovy.theClass(metaClass));
        Method addMethod = Groovy.method(implementation, "addMetaMethodToIndex", 2);
        for (Object method : all(metaClass, "getExpandoMethods")) {
            Groovy.invoke(addMethod, fresh, method, header);
        }
        Method addProperty = Groovy.method(implementation, "addMetaBeanProperty", 1);
        for (Object property : all(metaClass, "getExpandoProperties")) {
            Groovy.invoke(addProperty, fresh, property);
        }
        initialized.setBoolean(fresh, true);
    }

    private Collection<?> all(Object metaClass, String getter) throws ReflectiveOperationException {
        return Groovy.call(expando, metaClass, getter) instanceof Collection<?> all ? all : Set.of();
    }

    private @Nullable Field fieldOrNull(String name) {
        try {
            return Groovy.field(implementation, name);
        } catch (NoSuchFieldException e) {
            // Not every version has it.
            return null;
        }
    }
}
