package dev.hotreload.boot;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Iterates over the values or entries of a map in the order of its keys. */
final class EnumMapIterator implements Iterator<@Nullable Object> {
    private final Iterator<?> keys;
    private final EnumMap<?, @Nullable Object> map;
    private final boolean givesEntries;

    @SuppressWarnings("unchecked") // whatever the type of its values is, they are objects
    EnumMapIterator(Iterator<?> keys, EnumMap<?, ?> map, boolean givesEntries) {
        this.keys = keys;
        this.map = (EnumMap<?, @Nullable Object>) map;
        this.givesEntries = givesEntries;
    }

    @Override
    public boolean hasNext() {
        return keys.hasNext();
    }

    @Override
    public @Nullable Object next() {
        Object key = keys.next();
        return givesEntries ? new Entry(key, map) : map.get(key);
    }

    @Override
    public void remove() {
        keys.remove();
    }

    /** A mapping, as long as it is in the map. */
    private static final class Entry implements Map.Entry<Object, @Nullable Object> {
        private final Object key;
        private final Map<?, @Nullable Object> map;

        Entry(Object key, Map<?, @Nullable Object> map) {
            this.key = key;
            this.map = map;
        }

        @Override
        public Object getKey() {
            return key;
        }

        @Override
        public @Nullable Object getValue() {
            return map.get(key);
        }

        @Override
        @SuppressWarnings("unchecked") // the key is one of the map's
        public @Nullable Object setValue(@Nullable Object value) {
            return ((Map<Object, @Nullable Object>) map).put(key, value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && key == entry.getKey()
                    && Objects.equals(getValue(), entry.getValue());
        }

        @Override
        public int hashCode() {
            return key.hashCode() ^ Objects.hashCode(getValue());
        }

        @Override
        public String toString() {
            return key + "=" + getValue();
        }
    }
}
