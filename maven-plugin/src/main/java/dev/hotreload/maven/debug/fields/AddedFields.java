package dev.hotreload.maven.debug.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The fields that reloads have added to classes, as the runtime tells them.
 *
 * <p>Each has an id of ours for as long as the application runs; the JVM's own ids are addresses or offsets, and never
 * negative. Safe for use by any thread.
 */
public final class AddedFields {

    private static final long FIRST = Long.MIN_VALUE;

    private final AtomicLong nextId = new AtomicLong(FIRST);
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<Long, AddedField> all = new ConcurrentHashMap<>();
    private final ChangedInterfaces interfaces = new ChangedInterfaces();
    private volatile Map<String, List<AddedField>> byClass = Map.of();

    /** Takes what the runtime tells: modifiers, class, name and descriptor of each, with {@code /} between. */
    public void update(List<String> told) {
        Map<String, List<AddedField>> current = new ConcurrentHashMap<>();
        for (String text : told) {
            String[] parts = text.split("/", 4);
            if (parts.length == 4) {
                long id = ids.computeIfAbsent(
                        parts[1] + "/" + parts[2] + "/" + parts[3], key -> nextId.getAndIncrement());
                AddedField field = new AddedField(id, Integer.parseInt(parts[0]), parts[1], parts[2], parts[3]);
                all.put(id, field);
                current.computeIfAbsent(parts[1], name -> new ArrayList<>()).add(field);
            }
        }
        byClass = current;
        interfaces.update(told);
    }

    /** What is told with them. */
    ChangedInterfaces interfaces() {
        return interfaces;
    }

    boolean isEmpty() {
        return byClass.isEmpty();
    }

    /** Those of the class of this binary name. */
    List<AddedField> of(String className) {
        return byClass.getOrDefault(className, List.of());
    }

    /** Whether this is the id of one that is asked for here, and not in the JVM. */
    public boolean hasId(long id) {
        return !isEmpty() && find(id).isPresent();
    }

    /** The one of this id, if it is one of ours. */
    Optional<AddedField> find(long id) {
        return id < 0 ? Optional.ofNullable(all.get(id)) : Optional.empty();
    }
}
