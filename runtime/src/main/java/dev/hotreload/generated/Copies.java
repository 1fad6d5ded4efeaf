package dev.hotreload.generated;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Copies of libraries' objects, for which their owners have no method. */
final class Copies {
    private static final String SPRING_FILTER = "org.springframework.aop.framework.CglibAopProxy$ProxyCallbackFilter";

    private Copies() {}

    /** What is to be done with one field of a copy. */
    @FunctionalInterface
    interface FieldCopy {
        void copy(Field field, Object from, Object to) throws ReflectiveOperationException;
    }

    /**
     * An object of the same class, made by the constructor without parameters.
     *
     * @throws ReflectiveOperationException if there is none, or a field cannot be assigned
     */
    static Object of(Object original, FieldCopy each) throws ReflectiveOperationException {
        Constructor<?> constructor = original.getClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        Object copy = constructor.newInstance();
        for (Class<?> type = original.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    each.copy(field, original, copy);
                }
            }
        }
        return copy;
    }

    /**
     * A filter of methods that can be asked later. Spring AOP's forgets its advisors as soon as the class is generated,
     * and the class keeps it as a key only.
     */
    static Object filter(Object filter) throws ReflectiveOperationException {
        if (!filter.getClass().getName().equals(SPRING_FILTER)) {
            return filter;
        }
        Constructor<?> constructor = filter.getClass().getConstructors()[0];
        constructor.setAccessible(true);
        Object advised = value(filter, "advised");
        Object copy = of(advised, (field, from, to) -> field.set(to, field.get(from)));
        return constructor.newInstance(
                copy, value(filter, "fixedInterceptorMap"), value(filter, "fixedInterceptorOffset"));
    }

    private static Object value(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
