package dev.hotreload.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one added field: of all objects of its class, or of the class itself.
 *
 * <p>An object's cells hang on its prepared field as an array, each field's at an index of its own. A cell comes into being
 * at the first access; the declared initialiser is then evaluated, once for each object, whatever the number of threads.
 * An object that was made by a constructor of the new generation has its cell from the start ({@link Beginning}), and the
 * constructor's own code sets it. A cell that is in the array has its value.
 *
 * <p>Safe for use by any thread.
 */
public final class AddedFieldValues {
    private static final Evaluations EVALUATIONS = new Evaluations();
    private static final MethodHandle INITIALISED;
    private static final MethodHandle CELL_OF;
    private static final VarHandle CELL_REFERENCE;
    private static final VarHandle CELL_BITS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            INITIALISED = lookup.findVirtual(
                    AddedFieldValues.class, "initialised", MethodType.methodType(Cell.class, Object.class));
            CELL_OF = lookup.findVirtual(
                    AddedFieldValues.class, "cellOf", MethodType.methodType(Cell.class, Object.class));
            CELL_REFERENCE = lookup.findVarHandle(Cell.class, "reference", Object.class);
            CELL_BITS = lookup.findVarHandle(Cell.class, "bits", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Class<?> type;
    private final Bits bits;
    private final boolean isVolatile;
    private final @Nullable VarHandle stateField;
    private final int index;
    private final @Nullable MethodHandle initialiser;
    /**
     * {@link #initialised}, as something that the JIT takes for no constant and so never inlines: else it would compile the
     * quick way together with this one into code too large to be inlined itself.
     */
    private final MethodHandle outOfLine;
    /** A static field's cell, once it has its value. */
    private final Cell[] ofClass = new Cell[1];

    /**
     * The values of a field.
     *
     * @param label the class's binary name, the field's name and its descriptor, with {@code /} between
     * @param type the field's type
     * @param stateField the prepared field of its class, or null for a static field
     * @param index of its cells among those of an object; no other field of the object's classes has it
     * @param initialiser {@code (Object)Object}: evaluates the value for an object (null for a static field), or null if
     *     the default value is meant
     */
    public AddedFieldValues(
            String label,
            Class<?> type,
            boolean isVolatile,
            @Nullable VarHandle stateField,
            int index,
            @Nullable MethodHandle initialiser) {
        this.type = type;
        this.bits = new Bits(type);
        this.isVolatile = isVolatile;
        this.stateField = stateField;
        this.index = stateField == null ? 0 : index;
        this.initialiser = initialiser;
        this.outOfLine = INITIALISED.bindTo(this);
        KnownFields.put(label, this);
    }

    int index() {
        return index;
    }

    /** {@code (state, object)type}, or for a static field {@code ()type}. */
    public MethodHandle getter() {
        MethodHandle raw = type.isPrimitive()
                ? MethodHandles.filterReturnValue(
                        access(isVolatile ? "volatileBits" : "bits", long.class), bits.toValue())
                : access(isVolatile ? "volatileReference" : "reference", Object.class);
        return located(raw.asType(raw.type().changeReturnType(type)));
    }

    /** {@code (state, object, type)void}, or for a static field {@code (type)void}. */
    public MethodHandle setter() {
        String name = isVolatile ? "setVolatile" : "set";
        MethodHandle raw = type.isPrimitive()
                ? MethodHandles.filterArguments(access(name, void.class, long.class), 2, bits.fromValue())
                : access(name, void.class, Object.class);
        return located(raw.asType(raw.type().changeParameterType(2, type)));
    }

    private MethodHandle access(String name, Class<?> result, Class<?>... values) {
        MethodType shape = MethodType.methodType(result, Object.class, Object.class);
        try {
            return MethodHandles.lookup()
                    .findVirtual(Slot.class, name, shape.appendParameterTypes(values))
                    .bindTo(new Slot(index, this));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: no access " + name, e);
        }
    }

    /** A static field's state is the array that holds its one cell. */
    private MethodHandle located(MethodHandle access) {
        return stateField == null ? MethodHandles.insertArguments(access, 0, ofClass, null) : access;
    }

    /** A variable handle with the coordinate {@code declaring}, or for a static field with none. */
    public VarHandle varHandle(Class<?> declaring, VarHandleAdapters adapters) {
        MethodHandle cell = CELL_OF.bindTo(this);
        VarHandle raw = type.isPrimitive() ? CELL_BITS : CELL_REFERENCE;
        VarHandle located = stateField == null
                ? adapters.collectCoordinates(raw, 0, MethodHandles.insertArguments(cell, 0, (Object) null))
                : adapters.filterCoordinate(raw, 0, cell.asType(cell.type().changeParameterType(0, declaring)));
        if (type.isPrimitive()) {
            return adapters.filterValue(located, bits.fromValue(), bits.toValue());
        }
        MethodHandle identity = MethodHandles.identity(Object.class);
        return adapters.filterValue(
                located,
                identity.asType(identity.type().changeParameterType(0, type)),
                identity.asType(identity.type().changeReturnType(type)));
    }

    /** Takes a static field's value as set, so that its initialiser is not evaluated; the setter follows. */
    public void beginStatic() {
        synchronized (ofClass) {
            if (ofClass[0] == null) {
                ofClass[0] = new Cell();
            }
        }
    }

    /** The value of a static field or of an object's field, boxed; null if nobody has asked for it yet. */
    public @Nullable Object valueIfSet(@Nullable Object object) throws Throwable {
        Cell cell = find(state(object));
        if (cell == null || !type.isPrimitive()) {
            return cell == null ? null : cell.reference;
        }
        return bits.toValue().invoke(cell.bits);
    }

    /** Declares no checked exception, because the JDK adapts no variable handle with what does (before Java 21). */
    @SuppressWarnings("UnusedMethod") // called through CELL_OF
    private Cell cellOf(@Nullable Object object) {
        try {
            return new Slot(index, this).cell(state(object), object);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the initialiser of an added field failed", e);
        }
    }

    private @Nullable Object state(@Nullable Object object) {
        return stateField == null || object == null ? ofClass : stateField.getVolatile(object);
    }

    /** The object's cell, by the slow way. */
    Cell slowly(@Nullable Object object) throws Throwable {
        return (Cell) outOfLine.invokeExact(object);
    }

    /** The object's cell, whose value is evaluated if it has none yet. */
    @SuppressWarnings("UnusedMethod") // called through INITIALISED
    private Cell initialised(@Nullable Object object) throws Throwable {
        while (true) {
            Cell known = find(state(object));
            if (known != null) {
                return known;
            }
            Evaluations.Evaluation running = EVALUATIONS.beginUnlessRunning(this, object);
            if (running == null) {
                return evaluate(object);
            } else if (running.isOwn()) {
                return running.cell;
            }
            running.await();
        }
    }

    private Cell evaluate(@Nullable Object object) throws Throwable {
        try {
            // It may have been evaluated between the look and the beginning.
            Cell known = find(state(object));
            if (known != null) {
                return known;
            }
            Cell cell = EVALUATIONS.running(this, object).cell;
            if (initialiser != null) {
                store(cell, (Object) initialiser.invoke(object));
            }
            publish(object, cell);
            return cell;
        } finally {
            EVALUATIONS.end(this, object);
        }
    }

    private @Nullable Cell find(@Nullable Object state) {
        return state instanceof Cell[] cells && index < cells.length ? cells[index] : null;
    }

    private void publish(@Nullable Object object, Cell cell) {
        VarHandle.releaseFence();
        if (stateField == null || object == null) {
            synchronized (ofClass) {
                ofClass[0] = cell;
            }
            return;
        }
        boolean published = false;
        while (!published) {
            Object state = stateField.getVolatile(object);
            Cell[] earlier = state instanceof Cell[] cells ? cells : new Cell[0];
            Cell[] grown = Arrays.copyOf(earlier, Math.max(earlier.length, index + 1));
            grown[index] = cell;
            published = stateField.compareAndSet(object, state, (Object) grown);
        }
    }

    private void store(Cell cell, @Nullable Object value) {
        if (type.isPrimitive()) {
            cell.bits = bits.of(value);
        } else {
            cell.reference = value;
        }
    }
}
