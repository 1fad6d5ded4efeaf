package dev.hotreload.reload;

import dev.hotreload.boot.ReflectionView;
import dev.hotreload.loader.ApplicationLoaders;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Asks, about each class, the engine of its generation of loaders. Safe for use by any thread. */
final class RoutedReflection implements ReflectionView {
    private final HookRoutes routes;

    RoutedReflection(HookRoutes routes) {
        this.routes = routes;
    }

    private ReflectionView of(Class<?> type) {
        return routes.of(type).reflection();
    }

    @Override
    public Method[] methods(Class<?> declaring, Method[] jvm, boolean publicOnly) {
        return of(declaring).methods(declaring, jvm, publicOnly);
    }

    @Override
    public Constructor<?>[] constructors(Class<?> declaring, Constructor<?>[] jvm, boolean publicOnly) {
        return of(declaring).constructors(declaring, jvm, publicOnly);
    }

    @Override
    public Field[] fields(Class<?> declaring, Field[] jvm, boolean publicOnly) {
        return of(declaring).fields(declaring, jvm, publicOnly);
    }

    @Override
    public @Nullable ClassLoader proxyLoader(@Nullable ClassLoader loader, Class<?>[] interfaces) {
        ApplicationLoaders loaders = ApplicationLoaders.of(loader);
        EngineViews views = loaders == null ? null : loaders.attached(EngineViews.class);
        return (views == null ? routes.newest() : views).reflection().proxyLoader(loader, interfaces);
    }

    @Override
    public Class<?>[] interfaces(Class<?> declaring, Class<?>[] jvm) {
        return of(declaring).interfaces(declaring, jvm);
    }

    @Override
    public @Nullable Class<?> superclass(Class<?> type, @Nullable Class<?> jvm) {
        return of(type).superclass(type, jvm);
    }

    @Override
    public boolean isFace(Class<?> type) {
        return of(type).isFace(type);
    }

    @Override
    public Class<?> @Nullable [] permittedSubclasses(Class<?> type) {
        return of(type).permittedSubclasses(type);
    }

    @Override
    public int modifiers(Class<?> type, int jvm) {
        return of(type).modifiers(type, jvm);
    }

    @Override
    public int accessFlags(Class<?> type, int jvm) {
        return of(type).accessFlags(type, jvm);
    }

    @Override
    public RecordComponent[] recordComponents(Class<?> declaring, RecordComponent[] jvm) {
        return of(declaring).recordComponents(declaring, jvm);
    }

    @Override
    public boolean isDeleted(Class<?> found) {
        return of(found).isDeleted(found);
    }
}
