package dev.hotreload.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The values of one added field: of all objects of its class, or of the class itself.
 *
 * <p>An object's cells hang on its prepared field as an array of pairs, field and cell. A cell comes into being at the
 * first access; the declared initialiser is then evaluated, once for each object, whatever the number of threads. An
 * object that was made by a constructor of the new generation has its cell from the start, and the constructor's own code
 * sets it.
 *
 * <p>Safe for use by any thread.
 */
public final class AddedFieldValues {
    private static final MethodHandle REFERENCE;
    private static final MethodHandle BITS;
    private static final MethodHandle SET_REFERENCE;
    private static final MethodHandle SET_BITS;
    private static final MethodHandle BEGIN;
    private static final MethodHandle CELL_OF;
    private static final VarHandle CELL_REFERENCE;
    private static final VarHandle CELL_BITS;
    private static final Object GROWING = new Object();

    /** Labels and cells of static fields in turns, where a debugger finds them; replaced as a whole. */
    private static volatile Object[] statics = {};

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> own = AddedFieldValues.class;
            REFERENCE = lookup.findVirtual(
                    own, "reference", MethodType.methodType(Object.class, Object.class, Object.class));
            BITS = lookup.findVirtual(own, "bits", MethodType.methodType(long.class, Object.class, Object.class));
            SET_REFERENCE = lookup.findVirtual(
                    own, "set", MethodType.methodType(void.class, Object.class, Object.class, Object.class));
            SET_BITS = lookup.findVirtual(
                    own, "set", MethodType.methodType(void.class, Object.class, Object.class, long.class));
            CELL_OF = lookup.findVirtual(own, "cellOf", MethodType.methodType(Cell.class, Object.class));
            CELL_REFERENCE = lookup.findVarHandle(Cell.class, "reference", Object.class);
            CELL_BITS = lookup.findVarHandle(Cell.class, "bits", long.class);
            BEGIN = lookup.findVirtual(own, "begin", MethodType.methodType(void.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** By which a debugger knows the field; see the constructor. */
    @SuppressWarnings({"FieldCanBeLocal", "UnusedVariable"})
    private final String label;

    private final Class<?> type;
    private final boolean isVolatile;
    private final @Nullable VarHandle stateField;
    private final @Nullable MethodHandle initialiser;
    private final Cell staticCell = new Cell();

    /**
     * The values of a field.
     *
     * @param label the class's binary name, the field's name and its descriptor, with {@code /} between
     * @param type the field's type
     * @param stateField the prepared field of its class, or null for a static field
     * @param initialiser {@code (Object)Object}: evaluates the value for an object (null for a static field), or null if
     *     the default value is meant
     */
    public AddedFieldValues(
            String label,
            Class<?> type,
            boolean isVolatile,
            @Nullable VarHandle stateField,
            @Nullable MethodHandle initialiser) {
        this.label = label;
        this.type = type;
        this.isVolatile = isVolatile;
        this.stateField = stateField;
        this.initialiser = initialiser;
        if (stateField == null) {
            publish(label, staticCell);
        }
    }

    private static void publish(String label, Cell cell) {
        synchronized (GROWING) {
            Object[] published = statics;
            int at = 0;
            while (at < published.length && !published[at].equals(label)) {
                at += 2;
            }
            Object[] changed = java.util.Arrays.copyOf(published, Math.max(published.length, at + 2));
            changed[at] = label;
            changed[at + 1] = cell;
            statics = changed;
        }
    }

    /** {@code (state, object)type}, or for a static field {@code ()type}. */
    public MethodHandle getter() {
        MethodHandle raw = type.isPrimitive() ? fromBits(BITS.bindTo(this)) : REFERENCE.bindTo(this);
        MethodHandle typed = raw.asType(raw.type().changeReturnType(type));
        return stateField == null ? MethodHandles.insertArguments(typed, 0, null, null) : typed;
    }

    /** {@code (state, object, type)void}, or for a static field {@code (type)void}. */
    public MethodHandle setter() {
        MethodHandle raw = type.isPrimitive() ? toBits(SET_BITS.bindTo(this)) : SET_REFERENCE.bindTo(this);
        MethodHandle typed = raw.asType(raw.type().changeParameterType(2, type));
        return stateField == null ? MethodHandles.insertArguments(typed, 0, null, null) : typed;
    }

    /** A variable handle with the coordinate {@code declaring}, or for a static field with none. */
    public VarHandle varHandle(Class<?> declaring, VarHandleAdapters adapters) {
        MethodHandle cell = CELL_OF.bindTo(this);
        VarHandle raw = type.isPrimitive() ? CELL_BITS : CELL_REFERENCE;
        VarHandle located = stateField == null
                ? adapters.collectCoordinates(raw, 0, MethodHandles.insertArguments(cell, 0, (Object) null))
                : adapters.filterCoordinate(raw, 0, cell.asType(cell.type().changeParameterType(0, declaring)));
        if (type.isPrimitive()) {
            return adapters.filterValue(located, valueToBits(), bitsToValue());
        }
        MethodHandle identity = MethodHandles.identity(Object.class);
        return adapters.filterValue(
                located,
                identity.asType(identity.type().changeParameterType(0, type)),
                identity.asType(identity.type().changeReturnType(type)));
    }

    /** {@code (object)void}: gives a new object the field with its default value. */
    public MethodHandle beginner() {
        return BEGIN.bindTo(this);
    }

    /** Takes a static field's value as set, so that its initialiser is not evaluated; the setter follows. */
    public void beginStatic() {
        staticCell.isSet = true;
    }

    /** The value of a static field or of an object's field, boxed; null if nobody has asked for it yet. */
    public @Nullable Object valueIfSet(@Nullable Object object) throws Throwable {
        Cell cell = staticCell;
        if (stateField != null && object != null) {
            cell = find(stateField.get(object));
        }
        if (cell == null || !cell.isSet) {
            return null;
        }
        Cell read = cell;
        return type.isPrimitive()
                ? MethodHandles.filterReturnValue(MethodHandles.constant(long.class, read.bits), bitsToValue())
                        .invoke()
                : read.reference;
    }

    @SuppressWarnings("UnusedMethod") // called through REFERENCE
    private @Nullable Object reference(@Nullable Object state, @Nullable Object object) throws Throwable {
        Object value = cell(state, object).reference;
        fence();
        return value;
    }

    @SuppressWarnings("UnusedMethod") // called through BITS
    private long bits(@Nullable Object state, @Nullable Object object) throws Throwable {
        long value = cell(state, object).bits;
        fence();
        return value;
    }

    @SuppressWarnings("UnusedMethod") // called through SET_REFERENCE
    private void set(@Nullable Object state, @Nullable Object object, @Nullable Object value) throws Throwable {
        Cell cell = cell(state, object);
        fence();
        cell.reference = value;
        fence();
    }

    @SuppressWarnings("UnusedMethod") // called through SET_BITS
    private void set(@Nullable Object state, @Nullable Object object, long value) throws Throwable {
        Cell cell = cell(state, object);
        fence();
        cell.bits = value;
        fence();
    }

    private void fence() {
        if (isVolatile) {
            VarHandle.fullFence();
        }
    }

    /** Declares no checked exception, because the JDK adapts no variable handle with what does (before Java 21). */
    @SuppressWarnings("UnusedMethod") // called through CELL_OF
    private Cell cellOf(@Nullable Object object) {
        try {
            return cell(stateField == null || object == null ? null : stateField.get(object), object);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the initialiser of an added field failed", e);
        }
    }

    private Cell cell(@Nullable Object state, @Nullable Object object) throws Throwable {
        Cell cell = stateField == null ? staticCell : find(state);
        return cell != null && cell.isSet ? cell : initialised(object);
    }

    private @Nullable Cell find(@Nullable Object state) {
        if (state instanceof Object[] pairs) {
            for (int i = 0; i < pairs.length; i += 2) {
                if (pairs[i] == this) {
                    return (Cell) pairs[i + 1];
                }
            }
        }
        return null;
    }

    @SuppressWarnings("UnusedMethod") // called through BEGIN
    private void begin(Object object) {
        add(object).isSet = true;
    }

    /** The object's cell, which is added if it has none. */
    private Cell add(@Nullable Object object) {
        if (stateField == null || object == null) {
            return staticCell;
        }
        synchronized (GROWING) {
            Object state = stateField.getVolatile(object);
            Cell known = find(state);
            if (known != null) {
                return known;
            }
            Object[] pairs = state instanceof Object[] earlier ? earlier : new Object[0];
            Object[] grown = java.util.Arrays.copyOf(pairs, pairs.length + 2);
            Cell cell = new Cell();
            grown[pairs.length] = this;
            grown[pairs.length + 1] = cell;
            stateField.setVolatile(object, grown);
            return cell;
        }
    }

    private Cell initialised(@Nullable Object object) throws Throwable {
        Cell cell = add(object);
        synchronized (cell) {
            if (cell.begin(Thread.currentThread())) {
                try {
                    if (initialiser != null) {
                        store(cell, (Object) initialiser.invoke(object));
                    }
                    cell.isSet = true;
                } finally {
                    cell.end();
                }
            }
        }
        return cell;
    }

    private void store(Cell cell, @Nullable Object value) {
        if (!type.isPrimitive()) {
            cell.reference = value;
        } else if (value instanceof Boolean flag) {
            cell.bits = flag ? 1 : 0;
        } else if (value instanceof Character character) {
            cell.bits = character;
        } else if (value instanceof Float number) {
            cell.bits = Float.floatToRawIntBits(number);
        } else if (value instanceof Double number) {
            cell.bits = Double.doubleToRawLongBits(number);
        } else if (value instanceof Number number) {
            cell.bits = number.longValue();
        }
    }

    private MethodHandle fromBits(MethodHandle read) {
        return MethodHandles.filterReturnValue(read, bitsToValue());
    }

    private MethodHandle bitsToValue() {
        MethodHandle bits = MethodHandles.identity(long.class);
        if (type == double.class) {
            return find(Double.class, "longBitsToDouble", double.class, long.class);
        } else if (type == float.class) {
            return MethodHandles.filterReturnValue(
                    MethodHandles.explicitCastArguments(bits, MethodType.methodType(int.class, long.class)),
                    find(Float.class, "intBitsToFloat", float.class, int.class));
        }
        return MethodHandles.explicitCastArguments(bits, MethodType.methodType(type, long.class));
    }

    private MethodHandle toBits(MethodHandle write) {
        return MethodHandles.filterArguments(write, 2, valueToBits());
    }

    private MethodHandle valueToBits() {
        MethodHandle bits;
        if (type == double.class) {
            bits = find(Double.class, "doubleToRawLongBits", long.class, double.class);
        } else if (type == float.class) {
            bits = MethodHandles.explicitCastArguments(
                    find(Float.class, "floatToRawIntBits", int.class, float.class),
                    MethodType.methodType(long.class, float.class));
        } else {
            bits = MethodHandles.explicitCastArguments(
                    MethodHandles.identity(long.class), MethodType.methodType(long.class, type));
        }
        return bits;
    }

    private static MethodHandle find(Class<?> owner, String name, Class<?> result, Class<?> parameter) {
        try {
            return MethodHandles.publicLookup().findStatic(owner, name, MethodType.methodType(result, parameter));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the JDK has no " + owner.getName() + "." + name, e);
        }
    }
}
