package dev.hotreload.weld;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Following;
import jakarta.decorator.Decorator;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.Interceptors;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.weld.bean.ManagedBean;

/** What Weld works out once, of a class and of its methods, and what a restart would make of it. */
final class ClassNotes {
    private static final Set<String> METHODS = Set.of(
            "jakarta.enterprise.event.Observes",
            "jakarta.enterprise.event.ObservesAsync",
            "jakarta.enterprise.inject.Produces",
            "jakarta.enterprise.inject.Disposes");

    private ClassNotes() {}

    /** A class that nobody has loaded yet: loading it does not run its initialiser. */
    static void added(BeanManager manager, ChangedType type, Following following) {
        try {
            Class<?> added =
                    Class.forName(type.name(), false, Thread.currentThread().getContextClassLoader());
            if (isBean(manager, added)) {
                following.note(added.getSimpleName() + " is no bean yet; restart to apply it");
            }
        } catch (ClassNotFoundException | LinkageError e) {
            // No bean of a program that runs.
        }
    }

    private static boolean isBean(BeanManager manager, Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(annotation -> manager.isScope(annotation)
                        || manager.isStereotype(annotation)
                        || annotation == Interceptor.class
                        || annotation == Decorator.class);
    }

    static void changed(ManagedBean<?> bean, ChangedType type, Following following) {
        String name = bean.getBeanClass().getSimpleName();
        BeanManager manager = bean.getBeanManager();
        if (type.hasOtherHierarchy() || (type.isRedeclared() && isOfWeld(manager, type))) {
            following.note(
                    "the bean " + name + " keeps its types, scope, qualifiers and interceptors; restart to apply them");
        }
        tellIntercepted(bean, type, following);
        for (String method : methods(manager, type)) {
            following.note(
                    name + "." + method + " produces, observes and is intercepted as before;" + " restart to apply it");
        }
    }

    /** Which methods of a class are intercepted is worked out once. */
    private static void tellIntercepted(ManagedBean<?> bean, ChangedType type, Following following) {
        Class<?> live = type.live();
        if (live == null || !isIntercepted(bean)) {
            return;
        }
        Set<String> added = type.added().stream()
                .filter(member -> member.descriptor().startsWith("("))
                .map(ChangedType.Member::name)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Method method : live.getDeclaredMethods()) {
            if ((method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0 && added.remove(method.getName())) {
                following.note(bean.getBeanClass().getSimpleName() + "." + method.getName()
                        + " is called without the interceptors of its class; restart to apply them");
            }
        }
    }

    /** Whether interceptors are bound to the class of a bean, and so to all of its methods. */
    private static boolean isIntercepted(ManagedBean<?> bean) {
        BeanManager manager = bean.getBeanManager();
        return Arrays.stream(bean.getBeanClass().getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation == Interceptors.class
                        || manager.isInterceptorBinding(annotation)
                        || (manager.isStereotype(annotation)
                                && manager.getStereotypeDefinition(annotation).stream()
                                        .anyMatch(part -> manager.isInterceptorBinding(part.annotationType()))));
    }

    /** Whether other annotations that mean something to Weld are on a class, as far as their types tell. */
    private static boolean isOfWeld(BeanManager manager, ChangedType type) {
        return type.annotations().stream().anyMatch(name -> isOfWeld(manager, name));
    }

    private static boolean isOfWeld(BeanManager manager, String annotation) {
        try {
            Class<?> type =
                    Class.forName(annotation, false, Thread.currentThread().getContextClassLoader());
            Class<? extends Annotation> known = type.asSubclass(Annotation.class);
            return manager.isScope(known)
                    || manager.isQualifier(known)
                    || manager.isStereotype(known)
                    || manager.isInterceptorBinding(known)
                    || METHODS.contains(annotation);
        } catch (ClassNotFoundException | ClassCastException | LinkageError e) {
            return false;
        }
    }

    /** Methods and fields, added or declared otherwise, that have such annotations, or had them. */
    private static List<String> methods(BeanManager manager, ChangedType type) {
        List<String> names = new ArrayList<>();
        Class<?> live = type.live();
        if (live == null) {
            return names;
        }
        for (Executable method : live.getDeclaredMethods()) {
            boolean isChanged = names(type).contains(method.getName());
            if (isChanged
                    && (isMarked(manager, method)
                            || Arrays.stream(method.getParameterAnnotations())
                                    .flatMap(Arrays::stream)
                                    .anyMatch(annotation -> METHODS.contains(
                                            annotation.annotationType().getName())))) {
                names.add(method.getName());
            }
        }
        for (Field field : live.getDeclaredFields()) {
            if (names(type).contains(field.getName()) && field.isAnnotationPresent(Produces.class)) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private static boolean isMarked(BeanManager manager, AnnotatedElement method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(annotation ->
                        METHODS.contains(annotation.getName()) || manager.isInterceptorBinding(annotation));
    }

    private static List<String> names(ChangedType type) {
        List<String> names = new ArrayList<>();
        type.added().forEach(member -> names.add(member.name()));
        type.redeclared().forEach(member -> names.add(member.name()));
        return names;
    }
}
