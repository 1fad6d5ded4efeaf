package dev.hotreload.reload;

import dev.hotreload.live.Redefinitions;
import dev.hotreload.live.TrustedLookup;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the classes of JDK proxies the methods of their interfaces as these are declared now.
 *
 * <p>Such a class looks its interfaces' methods up when it is initialised, keeps them in static final fields, and hands
 * them to the handlers. A handler that looks at annotations, or asks whether a method is a default one, would go by
 * what was declared then. The JDK keeps the class for as long as the interfaces live, so new proxies are of it, too.
 */
final class ProxyMethods {
    private final Instrumentation instrumentation;
    private final Redefinitions redefinitions;
    private final TrustedLookup lookup;

    ProxyMethods(Instrumentation instrumentation, Redefinitions redefinitions, TrustedLookup lookup) {
        this.instrumentation = instrumentation;
        this.redefinitions = redefinitions;
        this.lookup = lookup;
    }

    /**
     * Looks the methods up again in all classes of proxies of these interfaces.
     *
     * @throws Throwable if this JDK's proxies are not as expected; those that were not reached keep what they have
     */
    void renew(List<Class<?>> interfaces) throws Throwable {
        for (Class<?> type : interfaces.isEmpty() ? List.<Class<?>>of() : proxies(interfaces)) {
            if (lookup.isInitialised(type)) {
                renew(type);
                // The JIT takes static final fields for constants.
                redefinitions.retransform(type);
            }
        }
    }

    private List<Class<?>> proxies(List<Class<?>> interfaces) {
        List<Class<?>> proxies = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (Proxy.isProxyClass(loaded) && interfaces.stream().anyMatch(parent -> parent.isAssignableFrom(loaded))) {
                proxies.add(loaded);
            }
        }
        return proxies;
    }

    private void renew(Class<?> proxy) throws Throwable {
        for (Field field : proxy.getDeclaredFields()) {
            if (field.getType() == Method.class && Modifier.isStatic(field.getModifiers())) {
                Method known = (Method) lookup.trusted()
                        .findStaticGetter(proxy, field.getName(), Method.class)
                        .invoke();
                Method now = known == null ? null : declared(proxy, known);
                if (now != null) {
                    lookup.staticSetter(proxy, field.getName(), Method.class).invoke(now);
                }
            }
        }
    }

    /** What the class would look up: the method of the first interface that has it. Null if none has it any more. */
    private static @Nullable Method declared(Class<?> proxy, Method known) throws NoSuchMethodException {
        for (Class<?> parent : proxy.getInterfaces()) {
            for (Method method : parent.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())
                        && method.getName().equals(known.getName())
                        && method.getReturnType() == known.getReturnType()
                        && Arrays.equals(method.getParameterTypes(), known.getParameterTypes())) {
                    return parent.getMethod(method.getName(), method.getParameterTypes());
                }
            }
        }
        return null;
    }
}
