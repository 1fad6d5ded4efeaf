package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The types that proxies for objects of a class have in a generation: the classes and interfaces of the same names.
 *
 * @param superclass what they extend; {@code Object} if none of the object's classes can be extended
 * @param interfaces what else they implement
 * @param left why they do not extend the class itself; null if they do, or if the generation has no such class
 */
record ProxyTypes(
        Class<?> superclass,
        List<Class<?>> interfaces,
        @Nullable CannotBeKept left) {

    private static final List<Class<?>> LOOKING =
            List.of(EnumMap.class, EnumSet.class, CompletableFuture.class, TimerTask.class, Throwable.class);

    static ProxyTypes of(Class<?> type, LoaderGeneration generation, Access access) {
        List<Class<?>> classes = new ArrayList<>();
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            addCounterpart(each, generation, classes, interfaces);
        }
        for (Class<?> each : allInterfaces(type)) {
            addCounterpart(each, generation, classes, interfaces);
        }
        CannotBeKept left = null;
        for (Class<?> candidate : classes) {
            CannotBeKept obstacle = obstacle(candidate, generation, access);
            if (obstacle == null) {
                interfaces.removeIf(face -> face.isAssignableFrom(candidate));
                return new ProxyTypes(candidate, usable(interfaces), left);
            }
            left = left == null ? obstacle : left;
        }
        if (interfaces.isEmpty() && left != null) {
            throw left;
        }
        return new ProxyTypes(Object.class, usable(interfaces), left);
    }

    /** Whether a variable of this type can have the proxies. */
    boolean are(Class<?> wanted) {
        return wanted.isAssignableFrom(superclass) || interfaces.stream().anyMatch(wanted::isAssignableFrom);
    }

    private static void addCounterpart(
            Class<?> type, LoaderGeneration generation, List<Class<?>> classes, Set<Class<?>> interfaces) {
        Class<?> found = generation.counterpart(type);
        if (found != null && found.isInterface()) {
            interfaces.add(found);
        } else if (found != null) {
            classes.add(found);
        }
    }

    private static Set<Class<?>> allInterfaces(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            addInterfaces(each, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> face : type.getInterfaces()) {
            if (all.add(face)) {
                addInterfaces(face, all);
            }
        }
    }

    /** Those that a class outside of the JDK may implement, and none that another one extends. */
    private static List<Class<?>> usable(Set<Class<?>> interfaces) {
        List<Class<?>> usable = new ArrayList<>();
        for (Class<?> face : interfaces) {
            boolean isExtended = interfaces.stream().anyMatch(other -> other != face && face.isAssignableFrom(other));
            if (!isExtended && isOpen(face)) {
                usable.add(face);
            }
        }
        return usable;
    }

    private static boolean isOpen(Class<?> type) {
        boolean isOfJdk = type.getModule().isNamed();
        return !isOfJdk
                || (Modifier.isPublic(type.getModifiers())
                        && type.getModule().isExported(type.getPackageName())
                        && !type.isSealed());
    }

    /** Why a class cannot be extended by one whose every method is passed on; null if it can. */
    private static @Nullable CannotBeKept obstacle(Class<?> type, LoaderGeneration generation, Access access) {
        if (Modifier.isFinal(type.getModifiers()) && !isOpened(type, generation)) {
            return new CannotBeKept(type, "", HandoverTexts.finalClass());
        }
        if (!isOpen(type) || type.isSealed() || looksIntoOthers(type)) {
            return new CannotBeKept(type, "", HandoverTexts.noStandIn(type.getTypeName()));
        }
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : access.methods(each)) {
                if (isFixed(method) && (each.getClassLoader() != null || isVisible(method))) {
                    String shown = each.getTypeName() + "." + method.getName();
                    return new CannotBeKept(type, shown, HandoverTexts.finalMethod(shown));
                }
            }
        }
        return generation.outsideUses().obstacle(type);
    }

    /** What the JVM knows as final and reflection may call otherwise. */
    private static boolean isFixed(Method method) {
        int hidden = Modifier.STATIC | Modifier.PRIVATE;
        return Modifier.isFinal(method.getModifiers()) && (method.getModifiers() & hidden) == 0;
    }

    /** The JDK calls its other methods only on the object itself. */
    private static boolean isVisible(Method method) {
        return (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    /**
     * Whether the JDK's code reads fields of other objects of the class, which a proxy does not have. Of the JDK's own
     * classes only containers are known not to.
     */
    private static boolean looksIntoOthers(Class<?> type) {
        boolean isOfJdk = type.getClassLoader() == null;
        boolean isContainer = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        return (isOfJdk && !isContainer) || LOOKING.stream().anyMatch(each -> each.isAssignableFrom(type));
    }

    /** Preparing a module's class leaves {@code final} out, and reflection does not show it. */
    private static boolean isOpened(Class<?> type, LoaderGeneration generation) {
        return !type.isRecord() && generation.classes().classFile(type.getName().replace('.', '/')) != null;
    }
}
