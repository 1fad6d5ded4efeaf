package dev.hotreload.live;

import dev.hotreload.boot.Holder;
import dev.hotreload.state.AddedFieldValues;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives a clone values of its own for the fields that were added, those that the object has: fields that nobody has
 * used yet are evaluated first, for the object. Safe for use by any thread.
 */
final class ClonedFields implements BinaryOperator<Object> {
    private final Function<Class<?>, @Nullable VarHandle> stateField;
    private final Function<Class<?>, List<AddedFieldValues>> fields;

    /**
     * Clones by the fields of live classes.
     *
     * @param stateField the prepared field of a class, or null if it is not prepared
     * @param fields the instance fields that were added to a class and its superclasses
     */
    ClonedFields(
            Function<Class<?>, @Nullable VarHandle> stateField, Function<Class<?>, List<AddedFieldValues>> fields) {
        this.stateField = stateField;
        this.fields = fields;
    }

    @Override
    public Object apply(Object object, Object clone) {
        VarHandle state = stateField.apply(clone.getClass());
        if (state != null) {
            fields.apply(clone.getClass()).forEach(field -> evaluate(field, object));
            Holder shared = (Holder) state.getVolatile(object);
            if (shared != null) {
                state.setVolatile(clone, shared.copy());
            }
        }
        return clone;
    }

    private static void evaluate(AddedFieldValues field, Object object) {
        try {
            field.evaluateFor(object);
        } catch (Throwable e) {
            // Whoever uses the field, of the object or of the clone, evaluates the initialiser again, and gets what it
            // throws.
            return;
        }
    }
}
