package dev.hotreload.handover;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/**
 * A class of proxies.
 *
 * @param type the class
 * @param types what its objects are
 * @param setter {@code (proxy, object)void}
 * @param access makes the proxies
 */
record ProxyClass(Class<?> type, ProxyTypes types, MethodHandle setter, Access access) {

    static ProxyClass of(Class<?> type, ProxyTypes types, Access access) {
        try {
            MethodHandle setter = access.trusted()
                    .findSetter(type, ProxyWriter.FIELD, Object.class)
                    .asType(MethodType.methodType(void.class, Object.class, Object.class));
            return new ProxyClass(type, types, setter, access);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: the field of " + type.getName(), e);
        }
    }

    /** A new proxy for an object. No constructor runs; its class is initialised. */
    Object make(Object object) {
        Object proxy = access.allocate(type);
        try {
            setter.invokeExact(proxy, object);
        } catch (Throwable e) {
            throw Access.rethrown(e);
        }
        // Whoever sees the proxy sees its object, however it gets there.
        VarHandle.storeStoreFence();
        return proxy;
    }

    static Class<?> define(MethodHandles.Lookup host, byte[] classFile, Object data) {
        try {
            return host.defineHiddenClassWithClassData(classFile, data, false).lookupClass();
        } catch (IllegalAccessException e) {
            throw new LinkageError(
                    "hotreload: a class beside " + host.lookupClass().getName(), e);
        }
    }
}
