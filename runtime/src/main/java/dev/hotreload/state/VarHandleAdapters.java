package dev.hotreload.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Adapters of variable handles, as {@code MethodHandles} has them from Java 22 on.
 *
 * <p>Safe for use by any thread.
 */
public interface VarHandleAdapters {

    /** {@code MethodHandles.filterValue}. */
    VarHandle filterValue(VarHandle target, MethodHandle toTarget, MethodHandle fromTarget);

    /** {@code MethodHandles.filterCoordinates}, for one coordinate. */
    VarHandle filterCoordinate(VarHandle target, int position, MethodHandle filter);

    /** {@code MethodHandles.collectCoordinates}. */
    VarHandle collectCoordinates(VarHandle target, int position, MethodHandle filter);
}
