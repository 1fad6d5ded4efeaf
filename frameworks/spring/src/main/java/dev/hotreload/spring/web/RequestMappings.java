package dev.hotreload.spring.web;

import dev.hotreload.spring.change.Internals;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * A handler mapping of Spring MVC or of WebFlux, which do the same in classes of their own.
 *
 * @param <I> what says which requests a method handles
 */
public abstract class RequestMappings<I> {
    private final Object mapping;
    private final Class<?> declaring;
    private final Class<?> registering;

    /**
     * For one handler mapping.
     *
     * @param mapping the object
     * @param declaring the class of Spring that reads {@code @RequestMapping}
     * @param registering the class above it that has the registry
     */
    protected RequestMappings(Object mapping, Class<?> declaring, Class<?> registering) {
        this.mapping = mapping;
        this.declaring = declaring;
        this.registering = registering;
    }

    /** What is registered. */
    protected abstract Map<I, HandlerMethod> registered();

    /** Registers a method of a bean; an {@link IllegalStateException} if another one is registered for the same. */
    protected abstract void register(I info, String bean, Method method);

    /** Takes a registration back. */
    protected abstract void unregister(I info);

    /** The verbs that are asked for; none: any. */
    protected abstract Collection<RequestMethod> verbs(I info);

    /** The patterns of paths. */
    protected abstract Collection<String> paths(I info);

    /** Actuator has a mapping that registers handlers of its own only. */
    final boolean looksAtAllBeans() {
        Method method = ReflectionUtils.findMethod(mapping.getClass(), "initHandlerMethods");
        return method != null && method.getDeclaringClass().isAssignableFrom(declaring);
    }

    /** Whether methods of a class are looked at. */
    final boolean isHandler(Class<?> type) {
        return Boolean.TRUE.equals(Internals.call(mapping, declaring, "isHandler", new Class<?>[] {Class.class}, type));
    }

    /** What a method is to be registered for; null: nothing. */
    @SuppressWarnings("unchecked")
    final @Nullable I info(Method method, Class<?> type) {
        return (I) Internals.call(
                mapping, declaring, "getMappingForMethod", new Class<?>[] {Method.class, Class.class}, method, type);
    }

    /** While it is held, requests wait that look their handler up. */
    final Lock lock() {
        Object registry = Internals.get(mapping, registering, "mappingRegistry");
        return ((ReentrantReadWriteLock) Internals.get(registry, registry.getClass(), "readWriteLock")).writeLock();
    }
}
