package dev.hotreload.live;

import java.lang.annotation.IncompleteAnnotationException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call of an interface method by a {@link Proxy} whose class was made before the method was added: it goes to the
 * handler, as the proxy's own method would. Annotations are such proxies.
 */
final class ProxyCall {
    private static final MethodHandle INVOKE;

    static {
        try {
            INVOKE = MethodHandles.lookup()
                    .findVirtual(
                            ProxyCall.class,
                            "invoke",
                            MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Method method;

    private ProxyCall(Method method) {
        this.method = method;
    }

    /**
     * The call for proxies of this class, with the proxy as its first argument; empty if it is none, or has no such
     * method.
     */
    static Optional<MethodHandle> of(Class<?> receiver, String name, MethodType type) {
        if (!Proxy.isProxyClass(receiver)) {
            return Optional.empty();
        }
        for (Class<?> parent : receiver.getInterfaces()) {
            for (Method method : parent.getMethods()) {
                if (method.getName().equals(name) && typeOf(method).equals(type)) {
                    return Optional.of(INVOKE.bindTo(new ProxyCall(method))
                            .asCollector(Object[].class, type.parameterCount())
                            .asType(type.insertParameterTypes(0, Object.class)));
                }
            }
        }
        return Optional.empty();
    }

    private static MethodType typeOf(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    }

    @SuppressWarnings("UnusedMethod") // called through INVOKE
    private @Nullable Object invoke(Object proxy, Object[] arguments) throws Throwable {
        try {
            return Proxy.getInvocationHandler(proxy).invoke(proxy, method, arguments.length == 0 ? null : arguments);
        } catch (IncompleteAnnotationException madeBefore) {
            if (method.getDefaultValue() == null) {
                throw madeBefore;
            }
            return method.getDefaultValue();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            for (Class<?> declared : method.getExceptionTypes()) {
                if (declared.isInstance(e)) {
                    throw e;
                }
            }
            throw new UndeclaredThrowableException(e);
        }
    }
}
