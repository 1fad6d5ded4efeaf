package dev.hotreload.state;

import dev.hotreload.boot.Bits;
import dev.hotreload.boot.Holder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one added field: of all objects of its class, or of the class itself.
 *
 * <p>An object's values are in the {@link Holder} that hangs on its prepared field, each field's in a {@link Slot} of
 * its own. A value comes into being at the first access; the declared initialiser is then evaluated, once for each
 * object, whatever the number of threads. An object that was made by a constructor of the new generation has its values
 * from the start ({@link Beginning}), and the constructor's own code sets them.
 *
 * <p>Safe for use by any thread.
 */
public final class AddedFieldValues {
    private static final Evaluations EVALUATIONS = new Evaluations();
    private static final MethodHandle INITIALISED;
    private static final MethodHandle HOLDER_OF;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType holderOf = MethodType.methodType(Holder.class, Object.class);
            INITIALISED = lookup.findVirtual(AddedFieldValues.class, "initialised", holderOf);
            HOLDER_OF = lookup.findVirtual(AddedFieldValues.class, "holderOf", holderOf);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Class<?> type;
    private final Bits bits;
    private final boolean isVolatile;
    private final @Nullable StateFields stateFields;
    /** The debugger's way to the slot. */
    @SuppressWarnings("UnusedVariable") // read by the plugin's RuntimeField
    private final int index;

    private final Slot slot;
    private final int generation;
    private final @Nullable MethodHandle initialiser;
    /**
     * {@link #initialised}, as something that the JIT takes for no constant and so never inlines: else it would compile
     * the quick way together with this one into code too large to be inlined itself.
     */
    private final MethodHandle outOfLine;
    /** Has a static field's value. */
    private final Holder ofClass = new Holder(0);

    /**
     * The values of a field.
     *
     * @param label the class's binary name, the field's name and its descriptor, with {@code /} between
     * @param type the field's type
     * @param stateFields the prepared field of an object, or null for a static field
     * @param index by {@link FieldNumbers}; no other field of its kind has it among those of the object's classes
     * @param generation that added the field: an object that its constructors, or later ones, make begins with the
     *     default value
     * @param initialiser {@code (Object)Object}: evaluates the value for an object (null for a static field), or null
     *     if the default value is meant
     */
    public AddedFieldValues(
            String label,
            Class<?> type,
            boolean isVolatile,
            @Nullable StateFields stateFields,
            int index,
            int generation,
            @Nullable MethodHandle initialiser) {
        this.type = type;
        this.bits = new Bits(type);
        this.isVolatile = isVolatile;
        this.stateFields = stateFields;
        this.index = stateFields == null ? 0 : index;
        this.slot = Slot.of(this.index, type.isPrimitive(), this);
        this.generation = generation;
        this.initialiser = initialiser;
        this.outOfLine = INITIALISED.bindTo(this);
        KnownFields.put(label, this);
    }

    /** Whether it is a static field. */
    public boolean isStatic() {
        return stateFields == null;
    }

    Slot slot() {
        return slot;
    }

    /** {@code (Holder, object)type}, or for a static field {@code ()type}. */
    public MethodHandle getter() {
        MethodHandle last = lastGetter();
        return last.asType(last.type().changeReturnType(type));
    }

    /**
     * The same with {@code Object} for a reference, to read what a field held that is not there any more: the class of
     * the value may have lost the type of the field meanwhile.
     */
    public MethodHandle lastGetter() {
        MethodHandle raw = type.isPrimitive()
                ? MethodHandles.filterReturnValue(
                        access(isVolatile ? "volatileBits" : "bits", long.class), bits.toValue())
                : access(isVolatile ? "volatileReference" : "reference", Object.class);
        return located(raw);
    }

    /** {@code (Holder, object, type)void}, or for a static field {@code (type)void}. */
    public MethodHandle setter() {
        String name = isVolatile ? "setVolatile" : "set";
        MethodHandle raw = type.isPrimitive()
                ? MethodHandles.filterArguments(access(name, void.class, long.class), 2, bits.fromValue())
                : access(name, void.class, Object.class);
        return located(raw.asType(raw.type().changeParameterType(2, type)));
    }

    private MethodHandle access(String name, Class<?> result, Class<?>... values) {
        MethodType shape = MethodType.methodType(result, Holder.class, Object.class);
        try {
            return MethodHandles.lookup()
                    .findVirtual(Slot.class, name, shape.appendParameterTypes(values))
                    .bindTo(slot);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("hotreload: no access " + name, e);
        }
    }

    private MethodHandle located(MethodHandle access) {
        return stateFields == null ? MethodHandles.insertArguments(access, 0, ofClass, null) : access;
    }

    /**
     * A variable handle with the coordinate {@code declaring}, or for a static field with none.
     *
     * @param isFinal whether it can only be read
     */
    public VarHandle varHandle(Class<?> declaring, boolean isFinal, VarHandleAdapters adapters) {
        MethodHandle holder = HOLDER_OF.bindTo(this);
        MethodHandle located = stateFields == null
                ? MethodHandles.insertArguments(holder, 0, (Object) null)
                : holder.asType(holder.type().changeParameterType(0, declaring));
        return new FieldVarHandle(slot.place(), type, located).make(isFinal, adapters);
    }

    /** Takes a static field's value as set, so that its initialiser is not evaluated; the setter follows. */
    public void beginStatic() {
        fillIfEmpty(ofClass, new Holder(slot.mask()));
    }

    /** Gives a new object this field, with the default value. */
    void beginIn(@Nullable Object object) {
        fillIfEmpty(made(object), new Holder(slot.mask()));
    }

    /** The value of a static field or of an object's field, boxed; null if nobody has asked for it yet. */
    public @Nullable Object valueIfSet(@Nullable Object object) throws Throwable {
        Holder holder = filled(object);
        if (holder == null || !type.isPrimitive()) {
            return holder == null ? null : Slot.fromPlace((Object) slot.place().getVolatile(holder));
        }
        return bits.toValue().invoke((long) slot.place().getVolatile(holder));
    }

    /** Declares no checked exception, because the JDK adapts no variable handle with what does (before Java 21). */
    @SuppressWarnings("UnusedMethod") // called through HOLDER_OF
    private Holder holderOf(@Nullable Object object) {
        try {
            return initialised(object);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the initialiser of an added field failed", e);
        }
    }

    /** The holder with the object's value, by the slow way. */
    Holder slowly(@Nullable Object object) throws Throwable {
        return (Holder) outOfLine.invokeExact(object);
    }

    /** The holder with the object's value, which is evaluated if it is not there yet. */
    private Holder initialised(@Nullable Object object) throws Throwable {
        while (true) {
            Holder known = filled(object);
            if (known != null) {
                return known;
            }
            if (isNew(object)) {
                // Its constructor's turn comes, or no constructor runs.
                beginIn(object);
                continue;
            }
            Evaluations.Evaluation running = EVALUATIONS.beginUnlessRunning(this, object);
            if (running == null) {
                return evaluate(object);
            } else if (running.isOwn() || !EVALUATIONS.await(running)) {
                return running.holder;
            }
        }
    }

    private Holder evaluate(@Nullable Object object) throws Throwable {
        try {
            // It may have been evaluated between the look and the beginning.
            Holder known = filled(object);
            if (known != null) {
                return known;
            }
            Holder evaluated = EVALUATIONS.running(this, object).holder;
            if (initialiser != null) {
                store(evaluated, (Object) initialiser.invoke(object));
            }
            Holder holder = made(object);
            fillIfEmpty(holder, evaluated);
            return holder;
        } finally {
            EVALUATIONS.end(this, object);
        }
    }

    /** Whether constructors make the object that set this field. */
    private boolean isNew(@Nullable Object object) {
        Holder first = object == null ? null : first(object);
        return first != null && first.madeIn >= generation;
    }

    /**
     * Evaluates the field for an object that is cloned, so that the clone shares what it refers to.
     *
     * @throws Throwable what the initialiser throws
     */
    public void evaluateFor(Object object) throws Throwable {
        initialised(object);
    }

    private void store(Holder holder, @Nullable Object value) {
        if (type.isPrimitive()) {
            slot.place().set(holder, Bits.of(value));
        } else {
            slot.place().set(holder, Slot.toPlace(value));
        }
    }

    private @Nullable Holder first(@Nullable Object object) {
        return stateFields == null || object == null
                ? ofClass
                : (Holder) stateFields.of(object).getVolatile(object);
    }

    /** The holder that has the object's value, or null if there is no value yet. */
    private @Nullable Holder filled(@Nullable Object object) {
        Holder holder = slot.holder(first(object));
        return holder != null && isFilled(holder) ? holder : null;
    }

    private boolean isFilled(Holder holder) {
        synchronized (holder) {
            return (holder.filled & slot.mask()) != 0;
        }
    }

    /** Takes the value of another holder, if there is none. */
    private void fillIfEmpty(Holder holder, Holder from) {
        synchronized (holder) {
            if (!isFilled(holder)) {
                if (type.isPrimitive()) {
                    slot.place().setRelease(holder, (long) slot.place().get(from));
                } else {
                    slot.place().setRelease(holder, (Object) slot.place().get(from));
                }
                holder.filled |= slot.mask();
            }
        }
    }

    /** The object's holder with this field's place, made if need be. */
    private Holder made(@Nullable Object object) {
        Holder first = first(object);
        while (first == null || first.isShared()) {
            Holder made = new Holder(0, first == null ? 0 : first.madeIn);
            first = stateFields == null
                            || object == null
                            || stateFields.of(object).compareAndSet(object, first, made)
                    ? made
                    : first(object);
        }
        synchronized (first) {
            Holder holder = slot.holder(first);
            if (holder == null) {
                holder = new Holder(0);
                Holder[] more = first.more == null ? new Holder[0] : first.more;
                more = Arrays.copyOf(more, Math.max(more.length, slot.number()));
                more[slot.number() - 1] = holder;
                // What others see of it must be whole: they read it without a lock.
                VarHandle.releaseFence();
                first.more = more;
            }
            return holder;
        }
    }
}
