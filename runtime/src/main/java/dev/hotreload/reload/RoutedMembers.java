package dev.hotreload.reload;

import dev.hotreload.boot.MemberView;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import org.jspecify.annotations.Nullable;

/**
 * Asks, about each member, the engine of its class's generation of loaders; a look-up is about the class in which it
 * looks. Safe for use by any thread.
 */
final class RoutedMembers implements MemberView {
    private final HookRoutes routes;

    RoutedMembers(HookRoutes routes) {
        this.routes = routes;
    }

    private MemberView of(Class<?> type) {
        return routes.of(type).members();
    }

    private MemberView of(Field field) {
        return of(field.getDeclaringClass());
    }

    @Override
    public @Nullable Object find(MethodHandles.Lookup lookup, String finder, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        Object first = arguments.length == 0 ? null : arguments[0];
        Class<?> type = first instanceof Class<?> given
                ? given
                : first instanceof Member member ? member.getDeclaringClass() : lookup.lookupClass();
        return of(type).find(lookup, finder, arguments);
    }

    @Override
    public boolean isLinked(MethodHandles.Lookup caller, MethodHandle handle) {
        return of(caller.lookupClass()).isLinked(caller, handle);
    }

    @Override
    public byte[] lambda(byte[] classFile, Class<?> type) {
        return of(type).lambda(classFile, type);
    }

    @Override
    public @Nullable Object updater(Class<?> declaring, String fieldName) {
        return of(declaring).updater(declaring, fieldName);
    }

    @Override
    public boolean isAdded(Field field) {
        return of(field).isAdded(field);
    }

    @Override
    public byte @Nullable [] typeAnnotations(Field field) {
        return of(field).typeAnnotations(field);
    }

    @Override
    public long key(Field field) {
        return of(field).key(field);
    }

    @Override
    public @Nullable Object read(long key, Object object) {
        return of(object.getClass()).read(key, object);
    }

    @Override
    public void write(long key, Object object, @Nullable Object value) {
        of(object.getClass()).write(key, object, value);
    }

    @Override
    public void begin(Object object) {
        of(object.getClass()).begin(object);
    }
}
