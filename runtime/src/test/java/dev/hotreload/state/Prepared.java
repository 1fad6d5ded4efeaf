package dev.hotreload.state;

import dev.hotreload.boot.Holder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object of a class that was prepared when it was defined. */
class Prepared {
    static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Prepared.class, "state", Holder.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The prepared field. */
    @Nullable
    Holder state;

    /** An object that was made before any generation. */
    Prepared() {}

    /** An object that constructors of this generation make. */
    Prepared(int generation) {
        this.state = Holder.ofNew(generation);
    }

    /** What hangs on the prepared field by now. */
    Holder holder() {
        return Objects.requireNonNull(state);
    }

    /** How a field is evaluated that the program has not used yet. */
    interface Initialiser {
        @Nullable
        Object of(@Nullable Object object) throws Throwable;
    }

    /** The values of a field, for test and engine alike. */
    static final class Field {
        private static final MethodHandle OF;

        static {
            try {
                OF = MethodHandles.lookup()
                        .findVirtual(Initialiser.class, "of", MethodType.methodType(Object.class, Object.class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final AddedFieldValues values;

        private Field(AddedFieldValues values) {
            this.values = values;
        }

        /**
         * An instance field.
         *
         * @param index among the added fields of its kind
         * @param generation that added it
         */
        static Field of(Class<?> type, int index, int generation, Initialiser initialiser) {
            return of(type, false, index, generation, initialiser);
        }

        static Field of(Class<?> type, boolean isVolatile, int index, int generation, Initialiser initialiser) {
            return new Field(new AddedFieldValues(
                    "p.A/f/" + type.descriptorString() + index,
                    type,
                    isVolatile,
                    object -> STATE,
                    index,
                    generation,
                    OF.bindTo(initialiser)));
        }

        /** One without an initialiser. */
        static Field of(Class<?> type, boolean isVolatile, int index) {
            return new Field(new AddedFieldValues(
                    "p.A/f/" + type.descriptorString() + index, type, isVolatile, object -> STATE, index, 1, null));
        }

        static Field ofClass(Class<?> type, Initialiser initialiser) {
            return new Field(new AddedFieldValues(
                    "p.A/s/" + type.descriptorString(), type, false, null, 0, 1, OF.bindTo(initialiser)));
        }

        AddedFieldValues values() {
            return values;
        }

        /** What {@code object.f} gives. */
        @Nullable
        Object get(Prepared object) throws Throwable {
            return (Object) values.getter().invoke(object.state, object);
        }

        /** What {@code object.f = value} does. */
        void set(Prepared object, @Nullable Object value) throws Throwable {
            values.setter().invoke(object.state, object, value);
        }

        /** What {@code A.s} gives. */
        @Nullable
        Object getStatic() throws Throwable {
            return (Object) values.getter().invoke();
        }

        /** What {@code A.s = value} does. */
        void setStatic(@Nullable Object value) throws Throwable {
            values.setter().invoke(value);
        }
    }
}
