package dev.hotreload.live;

import dev.hotreload.state.VarHandleAdapters;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/** Those of {@code java.lang.invoke.VarHandles}, where they are before Java 22, too. */
final class JdkVarHandleAdapters implements VarHandleAdapters {
    private final MethodHandle filterValue;
    private final MethodHandle filterCoordinates;
    private final MethodHandle collectCoordinates;

    /**
     * Looks them up.
     *
     * @throws ReflectiveOperationException if this JDK has them elsewhere
     */
    JdkVarHandleAdapters(TrustedLookup trusted) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.invoke.VarHandles");
        MethodHandles.Lookup lookup = trusted.trusted();
        filterValue = lookup.findStatic(
                type,
                "filterValue",
                MethodType.methodType(VarHandle.class, VarHandle.class, MethodHandle.class, MethodHandle.class));
        filterCoordinates = lookup.findStatic(
                type,
                "filterCoordinates",
                MethodType.methodType(VarHandle.class, VarHandle.class, int.class, MethodHandle[].class));
        collectCoordinates = lookup.findStatic(
                type,
                "collectCoordinates",
                MethodType.methodType(VarHandle.class, VarHandle.class, int.class, MethodHandle.class));
    }

    @Override
    public VarHandle filterValue(VarHandle target, MethodHandle toTarget, MethodHandle fromTarget) {
        return adapted(filterValue, target, toTarget, fromTarget);
    }

    @Override
    public VarHandle filterCoordinate(VarHandle target, int position, MethodHandle filter) {
        return adapted(filterCoordinates.asFixedArity(), target, position, new MethodHandle[] {filter});
    }

    @Override
    public VarHandle collectCoordinates(VarHandle target, int position, MethodHandle filter) {
        return adapted(collectCoordinates, target, position, filter);
    }

    private static VarHandle adapted(MethodHandle adapter, Object... arguments) {
        try {
            return (VarHandle) adapter.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
