package dev.hotreload.source;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.reflect.Reflected;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The methods of JDK proxies whose interfaces have changed, as a proxy class that were made now would have them.
 *
 * <p>The JDK keeps proxy classes for as long as their interfaces live, so new proxies are of the old class, too.
 */
final class SourceProxies {
    private final Supplier<Generation> current;
    private final LiveMembers members;
    private final Supplier<Reflected> reflected;

    SourceProxies(Supplier<Generation> current, LiveMembers members, Supplier<Reflected> reflected) {
        this.current = current;
        this.members = members;
        this.reflected = reflected;
    }

    /** The methods of a proxy class; {@code jvm} are those that the JVM has. */
    Method[] declared(Class<?> proxy, Method[] jvm) {
        if (!hasChangedInterface(proxy)) {
            return jvm;
        }
        Map<MethodKey, Method> declared = new LinkedHashMap<>();
        for (Class<?> parent : proxy.getInterfaces()) {
            for (Method method : parent.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    declared.putIfAbsent(key(method), method);
                }
            }
        }
        List<Method> methods = new ArrayList<>();
        @Nullable Method place = null;
        for (Method method : jvm) {
            boolean isObjects = PreparedNames.OBJECT_METHODS.contains(key(method));
            boolean isDeclared = declared.remove(key(method)) != null;
            if (isDeclared || isObjects || Modifier.isStatic(method.getModifiers())) {
                methods.add(method);
            }
            place = isObjects ? method : place;
        }
        if (place != null) {
            for (Method added : declared.values()) {
                methods.add(added(place, added));
            }
        }
        return methods.toArray(Method[]::new);
    }

    private boolean hasChangedInterface(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (current.get().model().state(LiveMembers.internalName(parent)) != null || hasChangedInterface(parent)) {
                return true;
            }
        }
        return false;
    }

    /** A method that passes calls to the handler. */
    private Method added(Method place, Method declared) {
        Class<?> declaring = declared.getDeclaringClass();
        MethodType type = type(declared);
        return reflected
                .get()
                .ofProxy(
                        place,
                        declared,
                        type,
                        receiver -> members.select(
                                receiver == null ? declaring : receiver, declaring, declared.getName(), type));
    }

    private static MethodKey key(Method method) {
        return new MethodKey(method.getName(), type(method).toMethodDescriptorString());
    }

    private static MethodType type(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    }
}
