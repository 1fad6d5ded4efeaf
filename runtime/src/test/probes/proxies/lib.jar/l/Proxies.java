package l;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

public final class Proxies {
    @FunctionalInterface
    public interface OfLibrary {
        String call();
    }

    public static Object of(ClassLoader loader, Class<?>... interfaces) {
        InvocationHandler handler = (proxy, method, arguments) -> method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : method.getName() + " of " + proxy.getClass().getInterfaces().length;
        return Proxy.newProxyInstance(loader, interfaces, handler);
    }
}
