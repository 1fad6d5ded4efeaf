package dev.hotreload.live;

import dev.hotreload.state.VarHandleAdapters;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Those of {@code java.lang.invoke.VarHandles}, where they are before Java 22, too. */
final class JdkVarHandleAdapters implements VarHandleAdapters {
    private final MethodHandle filterValue;
    private final MethodHandle collectCoordinates;
    private final MethodHandle newIndirect;

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
        collectCoordinates = lookup.findStatic(
                type,
                "collectCoordinates",
                MethodType.methodType(VarHandle.class, VarHandle.class, int.class, MethodHandle.class));
        newIndirect = lookup.findConstructor(
                Class.forName("java.lang.invoke.IndirectVarHandle"),
                MethodType.methodType(void.class, VarHandle.class, Class.class, Class[].class, BiFunction.class));
    }

    @Override
    public VarHandle filterValue(VarHandle target, MethodHandle toTarget, MethodHandle fromTarget) {
        return adapted(filterValue, target, toTarget, fromTarget);
    }

    @Override
    public VarHandle collectCoordinates(VarHandle target, int position, MethodHandle filter) {
        return adapted(collectCoordinates, target, position, filter);
    }

    @Override
    public VarHandle withModesOf(VarHandle like, VarHandle shape, Function<AccessMode, MethodHandle> access) {
        BiFunction<AccessMode, MethodHandle, MethodHandle> factory = (mode, ofLike) -> {
            MethodHandle handle = access.apply(mode);
            // From Java 21 on, the handles of modes get the variable handle itself first.
            MethodType type = ofLike.type();
            return type.parameterCount() > 0 && VarHandle.class.isAssignableFrom(type.parameterType(0))
                    ? MethodHandles.dropArguments(handle, 0, type.parameterType(0))
                    : handle;
        };
        return adapted(
                newIndirect, like, shape.varType(), shape.coordinateTypes().toArray(Class<?>[]::new), factory);
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
