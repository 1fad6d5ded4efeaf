package dev.hotreload.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drops what the JDK keeps about classes that changed, beyond what a redefinition drops by itself: serialisation's
 * descriptors, signatures of classes, the properties of beans, and for annotation types the parsed annotations of every
 * class that may bear them.
 *
 * <p>Called by the engine and by who completes the change of an enum; what others read meanwhile is replaced as
 * the JDK does it.
 */
public final class JdkCaches {
    private static final String MBEANS = "com.sun.jmx.mbeanserver.";

    private final MethodHandles.Lookup trusted;

    /**
     * Caches that are reached with a class's own access.
     *
     * @param trusted reaches every member of every class
     */
    public JdkCaches(MethodHandles.Lookup trusted) {
        this.trusted = trusted;
    }

    /**
     * Forgets serialisation's view of {@code changed}.
     *
     * @throws ReflectiveOperationException if this JDK keeps it elsewhere
     */
    public void forgetSerialForm(Class<?> changed) throws ReflectiveOperationException {
        Class<?> caches = Class.forName("java.io.ObjectStreamClass$Caches");
        Class<?> cache = Class.forName("java.io.ClassCache");
        VarHandle map = trusted.findVarHandle(cache, "map", ClassValue.class);
        for (String name : new String[] {"localDescs", "reflectors"}) {
            Object holder = trusted.findStaticVarHandle(caches, name, cache).get();
            ((ClassValue<?>) map.get(holder)).remove(changed);
        }
    }

    /**
     * Forgets the type parameters of {@code changed} and its supertypes' arguments.
     *
     * @throws ReflectiveOperationException if this JDK keeps them elsewhere
     */
    public void forgetSignature(Class<?> changed) throws ReflectiveOperationException {
        clear(changed, "genericInfo", Class.forName("sun.reflect.generics.repository.ClassRepository"));
    }

    /**
     * Forgets the annotations of {@code bearers}, because an annotation type changed.
     *
     * @throws ReflectiveOperationException if this JDK keeps them elsewhere
     */
    public void forgetAnnotations(Class<?> annotationType, Collection<Class<?>> bearers)
            throws ReflectiveOperationException {
        clear(annotationType, "annotationType", Class.forName("sun.reflect.annotation.AnnotationType"));
        for (Class<?> bearer : bearers) {
            clear(bearer, "annotationData", Class.forName("java.lang.Class$AnnotationData"));
            clear(bearer, "reflectionData", java.lang.ref.SoftReference.class);
        }
    }

    /**
     * Forgets the members of {@code heirs}, because an interface of theirs changed; a redefinition has only subclasses
     * forget.
     *
     * @throws ReflectiveOperationException if this JDK keeps them elsewhere
     */
    public void forgetMembers(Collection<Class<?>> heirs) throws ReflectiveOperationException {
        for (Class<?> heir : heirs) {
            clear(heir, "reflectionData", java.lang.ref.SoftReference.class);
        }
    }

    /**
     * Forgets the constants of an enum, and their names.
     *
     * @throws ReflectiveOperationException if this JDK keeps them elsewhere
     */
    public void forgetConstants(Class<?> type) throws ReflectiveOperationException {
        clear(type, "enumConstants", Object[].class);
        clear(type, "enumConstantDirectory", Map.class);
    }

    /**
     * Forgets where the annotations of a package are found.
     *
     * @param known the package as some loader has it
     * @param isAnnotated whether it has a {@code package-info}
     * @throws ReflectiveOperationException if this JDK keeps it elsewhere
     */
    public void forgetAnnotations(Package known, boolean isAnnotated) throws ReflectiveOperationException {
        // A deleted package-info would be found again, so any class without annotations stands for none.
        @Nullable Class<?> found = isAnnotated ? null : Object.class;
        trusted.findVarHandle(Package.class, "packageInfo", Class.class).setVolatile(known, found);
    }

    /**
     * Forgets the properties of all beans, which {@link java.beans.Introspector} keeps for each group of threads.
     *
     * @throws ReflectiveOperationException if this JDK keeps them elsewhere
     */
    public void forgetBeans() throws ReflectiveOperationException {
        if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
            return;
        }
        Class<?> context = Class.forName("java.beans.ThreadGroupContext");
        Class<?> map = Class.forName("java.beans.WeakIdentityMap");
        Class<?> beans = Class.forName("com.sun.beans.introspect.ClassInfo");
        MethodHandles.Lookup lookup = trusted;
        Object contexts = lookup.findStaticVarHandle(context, "contexts", map).get();
        MethodHandle contextOf = lookup.findVirtual(map, "get", MethodType.methodType(Object.class, Object.class));
        MethodHandle clear = lookup.findVirtual(context, "clearBeanInfoCache", MethodType.methodType(void.class));
        MethodHandle clearProperties = lookup.findStatic(beans, "clear", MethodType.methodType(void.class));
        try {
            for (ThreadGroup group : threadGroups()) {
                clear.invoke(contextOf.invoke(contexts, group));
            }
            clearProperties.invoke();
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }

    /**
     * Forgets what JMX found out about interfaces of managed beans; those that are registered go on with it.
     *
     * @param isLoaded whether a class of this name has been loaded by the JDK
     * @throws ReflectiveOperationException if this JDK keeps it elsewhere
     */
    public void forgetManagedBeans(Predicate<String> isLoaded) throws ReflectiveOperationException {
        for (String name : List.of(MBEANS + "MXBeanIntrospector", MBEANS + "StandardMBeanIntrospector")) {
            if (isLoaded.test(name)) {
                Class<?> type = Class.forName(name);
                Class<?> base = Class.forName(MBEANS + "MBeanIntrospector");
                try {
                    Object introspector = trusted.findStatic(type, "getInstance", MethodType.methodType(type))
                            .invoke();
                    clearMap(trusted, base, "getPerInterfaceMap", "PerInterfaceMap", introspector);
                    clearMap(trusted, base, "getMBeanInfoMap", "MBeanInfoMap", introspector);
                } catch (Throwable e) {
                    throw new ReflectiveOperationException(e);
                }
            }
        }
    }

    private static void clearMap(
            MethodHandles.Lookup trusted, Class<?> base, String getter, String mapType, Object introspector)
            throws Throwable {
        MethodType type = MethodType.methodType(Class.forName(base.getName() + '$' + mapType));
        Map<?, ?> map = (Map<?, ?>) trusted.findVirtual(base, getter, type).invoke(introspector);
        // As JMX locks it.
        synchronized (map) {
            map.clear();
        }
    }

    private static List<ThreadGroup> threadGroups() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        // More than there are, because groups may come while they are counted.
        ThreadGroup[] below = new ThreadGroup[2 * root.activeGroupCount() + 10];
        int count = root.enumerate(below);
        List<ThreadGroup> all = new ArrayList<>(Arrays.asList(below).subList(0, count));
        all.add(root);
        return all;
    }

    private void clear(Class<?> type, String field, Class<?> fieldType) throws ReflectiveOperationException {
        @Nullable Object nothing = null;
        trusted.findVarHandle(Class.class, field, fieldType).setVolatile(type, nothing);
    }
}
