package dev.hotreload.handover;

import dev.hotreload.classfile.MethodKey;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods that a proxy has: all that its types have or inherit and that can be overridden. */
final class ProxyMethods {
    private static final int NOT_INHERITED = Modifier.STATIC | Modifier.PRIVATE;

    private final Map<MethodKey, Method> methods = new LinkedHashMap<>();
    private final String packageName;
    private final ClassLoader loader;
    private final Access access;

    private ProxyMethods(Class<?> host, Access access) {
        this.packageName = host.getPackageName();
        this.loader = host.getClassLoader();
        this.access = access;
    }

    /**
     * The methods, those of classes before those of interfaces, each as it is declared the lowest.
     *
     * @param host a class of the package and loader that the proxy will have
     */
    static Collection<Method> of(ProxyTypes types, Class<?> host, Access access) {
        ProxyMethods found = new ProxyMethods(host, access);
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = types.superclass(); type != null; type = type.getSuperclass()) {
            found.addDeclared(type);
            interfaces.addAll(List.of(type.getInterfaces()));
        }
        interfaces.addAll(types.interfaces());
        for (Class<?> face : withInherited(interfaces)) {
            found.addDeclared(face);
        }
        return found.methods.values();
    }

    /** Each before those that it extends. */
    private static List<Class<?>> withInherited(Set<Class<?>> interfaces) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> face : interfaces) {
            addInherited(face, all);
        }
        List<Class<?>> lowestFirst = new ArrayList<>();
        for (Class<?> face : all) {
            int place = 0;
            while (place < lowestFirst.size() && !lowestFirst.get(place).isAssignableFrom(face)) {
                place++;
            }
            lowestFirst.add(place, face);
        }
        return lowestFirst;
    }

    private static void addInherited(Class<?> face, Set<Class<?>> all) {
        if (all.add(face)) {
            for (Class<?> above : face.getInterfaces()) {
                addInherited(above, all);
            }
        }
    }

    private void addDeclared(Class<?> type) {
        for (Method method : access.methods(type)) {
            if (isForwarded(method)) {
                methods.putIfAbsent(key(method), method);
            }
        }
    }

    private boolean isForwarded(Method method) {
        boolean isFixed = Modifier.isFinal(method.getModifiers());
        return (method.getModifiers() & NOT_INHERITED) == 0
                && !isFixed
                && isInherited(method)
                && (method.getDeclaringClass() != Object.class || isOfEveryObject(method))
                && !(method.getName().equals("finalize") && method.getParameterCount() == 0);
    }

    private static boolean isOfEveryObject(Method method) {
        return Modifier.isPublic(method.getModifiers());
    }

    /** One of another package that only its own package sees cannot be overridden, and its own package may call it. */
    private boolean isInherited(Method method) {
        Class<?> declaring = method.getDeclaringClass();
        return (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                || (declaring.getClassLoader() == loader
                        && declaring.getPackageName().equals(packageName));
    }

    static MethodKey key(Method method) {
        return new MethodKey(
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString());
    }
}
