package dev.hotreload.handover;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through containers for objects that are something else to the other generation. For one use. */
final class Contents {
    private final Translation translation;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Contents(Translation translation) {
        this.translation = translation;
    }

    /** Whether it, or something in it, must be translated. */
    boolean mayDiffer(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        return switch (translation.to().kind(value.getClass())) {
            case SAME -> false;
            case CONTAINER -> seen.add(value) && anyDiffers(value);
            case ARRAY ->
                translation.to().counterpart(value.getClass()) != value.getClass()
                        || (seen.add(value) && anyDiffers(Arrays.asList((Object[]) value)));
            case OPTIONAL -> mayDiffer(((Optional<?>) value).orElse(null));
            case THROWABLE -> differs((Throwable) value);
            case KEPT, CLASS, MEMBER -> translation.translate(value) != value;
            case HANDLE -> false;
            case FUNCTION, FUTURE, CONSTANT, VALUE, OBJECT -> true;
        };
    }

    /** Whether a container has nothing, and may get something. */
    static boolean isEmptyAndOpen(Object container) {
        boolean isEmpty = container instanceof Map<?, ?> map
                ? map.isEmpty()
                : container instanceof Collection<?> all && all.isEmpty();
        String name = container.getClass().getName();
        return isEmpty
                && !name.startsWith("java.util.ImmutableCollections$")
                && !name.startsWith("java.util.Collections$Empty");
    }

    private boolean anyDiffers(Object container) {
        try {
            if (container instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (mayDiffer(entry.getKey()) || mayDiffer(entry.getValue())) {
                        return true;
                    }
                }
                return false;
            }
            if (container instanceof Map.Entry<?, ?> entry) {
                return mayDiffer(entry.getKey()) || mayDiffer(entry.getValue());
            }
            for (Object element : (Collection<?>) container) {
                if (mayDiffer(element)) {
                    return true;
                }
            }
            return false;
        } catch (ConcurrentModificationException changing) {
            // Nobody knows what will be in it.
            return true;
        }
    }

    private boolean differs(Throwable thrown) {
        if (!translation.to().has(thrown.getClass())) {
            return true;
        }
        if (!seen.add(thrown)) {
            return false;
        }
        return mayDiffer(thrown.getCause())
                || Arrays.stream(thrown.getSuppressed()).anyMatch(this::mayDiffer);
    }
}
