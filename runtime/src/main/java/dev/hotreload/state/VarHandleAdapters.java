package dev.hotreload.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;
import java.util.function.Function;

/**
 * Adapters of variable handles, as {@code MethodHandles} has them from Java 22 on.
 *
 * <p>Safe for use by any thread.
 */
public interface VarHandleAdapters {

    /** {@code MethodHandles.filterValue}. */
    VarHandle filterValue(VarHandle target, MethodHandle toTarget, MethodHandle fromTarget);

    /** {@code MethodHandles.collectCoordinates}. */
    VarHandle collectCoordinates(VarHandle target, int position, MethodHandle filter);

    /**
     * A variable handle that supports the access modes of another one.
     *
     * @param like has the access modes, and is not accessed
     * @param shape has the type and the coordinates
     * @param access gives for a mode the handle of type {@link VarHandle#accessModeType} that does it
     */
    VarHandle withModesOf(VarHandle like, VarHandle shape, Function<AccessMode, MethodHandle> access);
}
