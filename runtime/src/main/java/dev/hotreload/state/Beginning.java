package dev.hotreload.state;

import dev.hotreload.boot.Holder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives new objects the fields that were added to their class, with default values: the constructor's own code sets
 * them, and their initialisers are not evaluated.
 *
 * <p>A record for the same reason as {@link Slot}: where the constructor is inlined, what is left of this is an object
 * with constant fields, which disappears together with the object that it hangs on if the JIT finds that nobody else
 * sees that.
 *
 * @param getState {@code (object)Holder}: reads the prepared field
 * @param setState {@code (object, Holder)void}: writes it
 * @param places of the fields in the first holder, as in {@link Holder#filled}
 * @param isAllInFirst whether no field has its place in another holder
 * @param fields all of them
 */
public record Beginning(
        MethodHandle getState, MethodHandle setState, int places, boolean isAllInFirst, List<AddedFieldValues> fields) {
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
        int places = 0;
        boolean isAllInFirst = true;
        for (AddedFieldValues field : fields) {
            if (field.slot().number() == 0) {
                places |= field.slot().mask();
            } else {
                isAllInFirst = false;
            }
        }
        MethodType get = MethodType.methodType(Holder.class, Object.class);
        MethodType set = MethodType.methodType(void.class, Object.class, Holder.class);
        return BEGIN.bindTo(new Beginning(
                stateField.toMethodHandle(VarHandle.AccessMode.GET).asType(get),
                stateField.toMethodHandle(VarHandle.AccessMode.SET).asType(set),
                places,
                isAllInFirst,
                List.copyOf(fields)));
    }

    @SuppressWarnings("UnusedMethod") // called through BEGIN
    private void begin(Object object) throws Throwable {
        @Nullable Holder state = (Holder) getState.invokeExact(object);
        if (isAllInFirst && (state == null || state.isShared())) {
            Holder made = new Holder(places, state == null ? 0 : state.madeIn);
            // The values before the holder: another thread may get at an object that is still being made.
            VarHandle.releaseFence();
            setState.invokeExact(object, made);
        } else {
            for (AddedFieldValues field : fields) {
                field.beginIn(object);
            }
        }
    }
}
