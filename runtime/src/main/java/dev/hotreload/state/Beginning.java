package dev.hotreload.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/**
 * Gives new objects the fields that were added to their class, with default values: the constructor's own code sets them,
 * and their initialisers are not evaluated.
 *
 * @param getState {@code (object)Object}: reads the prepared field
 * @param setState {@code (object, Object)void}: writes it, after all that was written before
 * @param indexes of the fields' cells
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a record for the same reason as Slot
public record Beginning(MethodHandle getState, MethodHandle setState, int[] indexes) {
    private static final MethodHandle BEGIN;

    static {
        try {
            BEGIN = MethodHandles.lookup()
                    .findVirtual(Beginning.class, "begin", MethodType.methodType(void.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** {@code (object)void}: gives a new object these fields. */
    public static MethodHandle of(VarHandle stateField, List<AddedFieldValues> fields) {
        int[] indexes = fields.stream().mapToInt(AddedFieldValues::index).toArray();
        MethodType get = MethodType.methodType(Object.class, Object.class);
        MethodType set = MethodType.methodType(void.class, Object.class, Object.class);
        return BEGIN.bindTo(new Beginning(
                stateField.toMethodHandle(VarHandle.AccessMode.GET).asType(get),
                stateField.toMethodHandle(VarHandle.AccessMode.SET_RELEASE).asType(set),
                indexes));
    }

    @SuppressWarnings("UnusedMethod") // called through BEGIN
    private void begin(Object object) throws Throwable {
        Cell[] earlier = (Object) getState.invokeExact(object) instanceof Cell[] cells ? cells : new Cell[0];
        Cell[] grown = Arrays.copyOf(earlier, Math.max(earlier.length, length()));
        for (int index : indexes) {
            if (grown[index] == null) {
                grown[index] = new Cell();
            }
        }
        // The cells before the array: another thread may get at an object that is still being made.
        setState.invokeExact(object, (Object) grown);
    }

    private int length() {
        int length = 0;
        for (int index : indexes) {
            length = Math.max(length, index + 1);
        }
        return length;
    }
}
