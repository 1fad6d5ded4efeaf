package dev.hotreload.state;

import dev.hotreload.boot.Bits;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.VarHandle.AccessMode;

/**
 * Makes variable handles of an added field, which is kept as a {@code long} or an {@code Object}, with the access modes
 * that the field's own type has.
 *
 * @param place of the value in a {@link dev.hotreload.boot.Holder}
 * @param type the field's type
 * @param holder {@code (object)Holder}, or for a static field {@code ()Holder}
 */
public record FieldVarHandle(VarHandle place, Class<?> type, MethodHandle holder) {
    private static final MethodHandle TO_PLACE;
    private static final MethodHandle FROM_PLACE;
    /** Of any final field. */
    private static final VarHandle READ_ONLY;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType conversion = MethodType.methodType(Object.class, Object.class);
            TO_PLACE = lookup.findStatic(Slot.class, "toPlace", conversion);
            FROM_PLACE = lookup.findStatic(Slot.class, "fromPlace", conversion);
            READ_ONLY = lookup.findVarHandle(FieldVarHandle.class, "place", VarHandle.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    VarHandle make(boolean isFinal, VarHandleAdapters adapters) {
        VarHandle located = adapters.collectCoordinates(place, 0, holder);
        if (!type.isPrimitive()) {
            VarHandle reference = adapters.filterValue(
                    located,
                    TO_PLACE.asType(TO_PLACE.type().changeParameterType(0, type)),
                    FROM_PLACE.asType(FROM_PLACE.type().changeReturnType(type)));
            return isFinal ? readOnly(reference, adapters) : reference;
        }
        Bits bits = new Bits(type);
        VarHandle value = adapters.filterValue(located, bits.fromValue(), bits.toValue());
        return isFinal
                ? readOnly(value, adapters)
                : adapters.withModesOf(
                        MethodHandles.arrayElementVarHandle(type.arrayType()),
                        value,
                        mode -> isAddition(mode) ? addition(bits) : value.toMethodHandle(mode));
    }

    /** A variable handle without the access modes that write, as those of final fields are. */
    public static VarHandle readOnly(VarHandle handle, VarHandleAdapters adapters) {
        return adapters.withModesOf(READ_ONLY, handle, handle::toMethodHandle);
    }

    /** Those that a sum of bits would answer wrongly: floating point numbers, and what does not fit into the type. */
    private boolean isAddition(AccessMode mode) {
        return mode.methodName().startsWith("getAndAdd") && type != long.class;
    }

    private MethodHandle addition(Bits bits) {
        MethodHandle ofBits = new Addition(place, Addition.sumOf(type)).getAndAdd();
        MethodHandle ofValues = MethodHandles.filterReturnValue(
                MethodHandles.filterArguments(ofBits, 1, bits.fromValue()), bits.toValue());
        return MethodHandles.collectArguments(ofValues, 0, holder);
    }
}
