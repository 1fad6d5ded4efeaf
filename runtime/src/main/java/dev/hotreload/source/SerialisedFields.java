package dev.hotreload.source;

import dev.hotreload.live.LiveMembers;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes added fields by keys that stand where serialisation has the offsets of fields.
 *
 * <p>Safe for use by any thread.
 */
final class SerialisedFields {
    private static final long FIRST_KEY = -2;

    private final LiveMembers members;
    private final List<Field> fields = new CopyOnWriteArrayList<>();
    private final Map<Id, Long> keys = new HashMap<>();

    /** A field that is removed and added again is another one. */
    private record Id(Field field, int generation) {}

    SerialisedFields(LiveMembers members) {
        this.members = members;
    }

    /** The key of an added field, from -2 downwards. */
    long key(Field field) {
        synchronized (keys) {
            return keys.computeIfAbsent(new Id(field, members.addedIn(field)), id -> {
                field.setAccessible(true);
                fields.add(field);
                return FIRST_KEY - (fields.size() - 1);
            });
        }
    }

    /** The value of a field, boxed. */
    @Nullable
    Object read(long key, Object object) {
        try {
            return field(key).get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("hotreload: serialisation cannot read " + field(key), e);
        }
    }

    /** Sets a field. */
    void write(long key, Object object, @Nullable Object value) {
        try {
            field(key).set(object, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("hotreload: serialisation cannot write " + field(key), e);
        }
    }

    private Field field(long key) {
        return fields.get((int) (FIRST_KEY - key));
    }
}
