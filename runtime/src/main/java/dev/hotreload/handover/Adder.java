package dev.hotreload.handover;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds elements to a container as the JDK's class does it, past what an application's subclass has made of it.
 *
 * @param container the container
 * @param handle {@code add} or {@code put} of it, without dispatch
 */
record Adder(Object container, MethodHandle handle) {

    static Adder of(Object container, Access access) {
        boolean isMap = container instanceof Map<?, ?>;
        Class<?> type = Copyable.ofJdk(container.getClass());
        MethodType shape = isMap
                ? MethodType.methodType(Object.class, Object.class, Object.class)
                : MethodType.methodType(boolean.class, Object.class);
        try {
            MethodHandle handle = access.trusted().findSpecial(type, isMap ? "put" : "add", shape, type);
            return new Adder(container, handle.bindTo(container));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: the elements of " + type.getName(), e);
        }
    }

    void put(@Nullable Object key, @Nullable Object value) {
        try {
            Object unused = handle.invoke(key, value);
        } catch (Throwable e) {
            throw Access.rethrown(e);
        }
    }

    void add(@Nullable Object element) {
        try {
            boolean unused = (boolean) handle.invoke(element);
        } catch (Throwable e) {
            throw Access.rethrown(e);
        }
    }
}
