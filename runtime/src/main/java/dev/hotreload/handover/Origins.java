package dev.hotreload.handover;

import dev.hotreload.boot.Kept;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which generation's code made a value, by the first object in it whose class says so. For one use. */
final class Origins {
    private final Generations generations;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    Origins(Generations generations) {
        this.generations = generations;
    }

    /** The generation; null if nothing in the value is of any. */
    @Nullable
    LoaderGeneration of(@Nullable Object value) {
        if (value == null || !seen.add(value)) {
            return null;
        }
        if (value instanceof Kept kept) {
            return (LoaderGeneration) kept.hotreload$home();
        }
        LoaderGeneration found = generations.of(value.getClass());
        if (found != null) {
            return found;
        } else if (value instanceof Object[] array) {
            return ofAny(Arrays.asList(array));
        } else if (value instanceof Collection<?> all) {
            return ofAny(all);
        } else if (value instanceof Map<?, ?> map) {
            LoaderGeneration ofKeys = ofAny(map.keySet());
            return ofKeys != null ? ofKeys : ofAny(map.values());
        } else if (value instanceof Map.Entry<?, ?> entry) {
            return ofAny(Arrays.asList(entry.getKey(), entry.getValue()));
        } else if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        return null;
    }

    private @Nullable LoaderGeneration ofAny(Collection<?> all) {
        for (Object each : all) {
            LoaderGeneration found = of(each);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
