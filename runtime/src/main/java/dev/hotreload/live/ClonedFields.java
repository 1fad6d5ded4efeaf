package dev.hotreload.live;

import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.PreparedNames;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives a clone values of its own for the fields that were added, those that the object has. Safe for use by any thread. */
final class ClonedFields implements UnaryOperator<Object> {
    private final ClassValue<Optional<VarHandle>> stateFields;

    ClonedFields(TrustedLookup lookup) {
        stateFields = new ClassValue<>() {
            @Override
            protected Optional<VarHandle> computeValue(Class<?> type) {
                try {
                    return Optional.of(lookup.trusted().findVarHandle(type, PreparedNames.STATE_FIELD, Holder.class));
                } catch (ReflectiveOperationException isNotPrepared) {
                    return Optional.empty();
                }
            }
        };
    }

    @Override
    public Object apply(Object clone) {
        VarHandle stateField = stateFields.get(clone.getClass()).orElse(null);
        if (stateField != null) {
            Holder shared = (Holder) stateField.getVolatile(clone);
            if (shared != null) {
                stateField.setVolatile(clone, shared.copy());
            }
        }
        return clone;
    }
}
