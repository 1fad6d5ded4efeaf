package dev.hotreload.live;

import dev.hotreload.boot.Holder;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.state.StateFields;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The field that preparation gives a class, in which its objects have the values of added fields.
 *
 * <p>The topmost prepared class declares it, for itself and its subclasses. A class that the JVM has as an interface
 * has none; each class below it has. Safe for use by any thread.
 */
final class StateField {
    private final TrustedLookup lookup;

    private final ClassValue<Optional<VarHandle>> fields = new ClassValue<>() {
        @Override
        protected Optional<VarHandle> computeValue(Class<?> type) {
            try {
                return Optional.of(of(type));
            } catch (ReflectiveOperationException isNotPrepared) {
                return Optional.empty();
            }
        }
    };

    StateField(TrustedLookup lookup) {
        this.lookup = lookup;
    }

    /** @throws NoSuchFieldException if objects of {@code type} have no such field */
    VarHandle of(Class<?> type) throws ReflectiveOperationException {
        return lookup.trusted().findVarHandle(type, PreparedNames.STATE_FIELD, Holder.class);
    }

    @Nullable
    VarHandle find(Class<?> type) {
        return fields.get(type).orElse(null);
    }

    boolean isIn(Class<?> type) {
        return find(type) != null;
    }

    /** For objects of {@code declaring} and of classes below. */
    StateFields ofObjects(Class<?> declaring) throws ReflectiveOperationException {
        if (isIn(declaring)) {
            VarHandle own = of(declaring);
            return object -> own;
        }
        return object -> fields.get(object.getClass()).orElseThrow();
    }

    /** The topmost class above {@code declaring} whose objects have the field. */
    Class<?> root(Class<?> declaring) {
        Class<?> root = declaring;
        for (Class<?> above = root.getSuperclass(); above != null; above = above.getSuperclass()) {
            // In between may be some that the JVM has as interfaces.
            root = isIn(above) ? above : root;
        }
        return root;
    }

    /** {@code (state, object, …)} becomes {@code (object, …)} with the state read from the object. */
    MethodHandle readFor(Class<?> declaring, MethodHandle accessor) throws ReflectiveOperationException {
        MethodHandle state = isIn(declaring)
                ? getter(declaring)
                : ByClass.handle(MethodType.methodType(Holder.class, Object.class), this::getter);
        MethodHandle filtered = MethodHandles.filterArguments(accessor, 0, state);
        MethodType result = filtered.type().dropParameterTypes(0, 1);
        return result.parameterCount() == 1
                ? MethodHandles.permuteArguments(filtered, result, 0, 0)
                : MethodHandles.permuteArguments(filtered, result, 0, 0, 1);
    }

    private MethodHandle getter(Class<?> declaring) throws ReflectiveOperationException {
        return lookup.trusted()
                .findGetter(declaring, PreparedNames.STATE_FIELD, Holder.class)
                .asType(MethodType.methodType(Holder.class, Object.class));
    }
}
