package dev.hotreload.handover;

import dev.hotreload.message.HandoverTexts;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * New containers of the JDK in the place of others: of the same class where there is a public one, and otherwise one
 * that behaves the same.
 */
final class Containers {

    /**
     * A new container.
     *
     * @param visible what has the elements
     * @param filled what they are to be added to, as long as nobody else has seen them
     */
    record Empty(Object visible, Object filled) {
        Empty(Object container) {
            this(container, container);
        }
    }

    private Containers() {}

    /**
     * One without elements.
     *
     * @param translation what its comparator becomes
     * @throws CannotBeKept if no such container can be made
     */
    static Empty like(Object container, UnaryOperator<@Nullable Object> translation) {
        Class<?> type = container.getClass();
        if (container instanceof EnumMap<?, ?> || container instanceof EnumSet<?>) {
            return ofConstants(container, translation);
        }
        Object made = type.getClassLoader() == null && Modifier.isPublic(type.getModifiers())
                ? made(type, container, translation)
                : null;
        if (made != null) {
            return new Empty(made);
        }
        return switch (type.getName()) {
            case "java.util.Arrays$ArrayList" -> new Empty(Arrays.asList(new Object[((List<?>) container).size()]));
            case "java.util.concurrent.ConcurrentHashMap$KeySetView" -> new Empty(ConcurrentHashMap.newKeySet());
            default -> wrapped(type, container, translation);
        };
    }

    /** @throws CannotBeKept if there cannot be another one */
    static void check(Object container) {
        Empty unused = like(container, object -> object);
    }

    private static @Nullable Object made(Class<?> type, Object container, UnaryOperator<@Nullable Object> translation) {
        Comparator<?> comparator = comparator(container);
        try {
            if (comparator != null) {
                Comparator<?> translated = (Comparator<?>) translation.apply(comparator);
                Constructor<?> sized = find(type, int.class, Comparator.class);
                return sized != null
                        ? sized.newInstance(11, translated)
                        : type.getConstructor(Comparator.class).newInstance(translated);
            }
            Constructor<?> bounded = container instanceof BlockingQueue<?> ? find(type, int.class) : null;
            if (bounded != null && container instanceof BlockingQueue<?> queue) {
                long capacity = (long) queue.size() + queue.remainingCapacity();
                return bounded.newInstance((int) Math.min(capacity, Integer.MAX_VALUE));
            }
            Constructor<?> plain = find(type);
            return plain == null ? null : plain.newInstance();
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Constructor<?> find(Class<?> type, Class<?>... parameters) {
        try {
            return type.getConstructor(parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** Any queue with priorities, too, has a method of this name. */
    static @Nullable Comparator<?> comparator(Object container) {
        if (container instanceof SortedMap<?, ?> map) {
            return map.comparator();
        } else if (container instanceof SortedSet<?> set) {
            return set.comparator();
        } else if (container instanceof java.util.PriorityQueue<?> queue) {
            return queue.comparator();
        } else if (container instanceof java.util.concurrent.PriorityBlockingQueue<?> queue) {
            return queue.comparator();
        }
        return null;
    }

    /** Constants have their own hash in each generation, so such a container has its elements from the start. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the constants are of one enum, as they were
    private static Empty ofConstants(Object container, UnaryOperator<@Nullable Object> translation) {
        Collection<?> keys = container instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) container;
        List<Enum> constants = new ArrayList<>();
        keys.forEach(key -> constants.add((Enum) translation.apply(key)));
        if (container instanceof EnumSet<?>) {
            return new Empty(EnumSet.copyOf((Collection) constants), new ArrayList<>());
        }
        return new Empty(new EnumMap(constants.get(0).getDeclaringClass()));
    }

    private static Empty wrapped(Class<?> type, Object container, UnaryOperator<@Nullable Object> translation) {
        String name = type.getName();
        boolean isFixed = name.startsWith("java.util.ImmutableCollections$")
                || name.startsWith("java.util.Collections$Unmodifiable")
                || name.startsWith("java.util.Collections$Singleton");
        boolean isLocked = name.startsWith("java.util.Collections$Synchronized");
        if (!isFixed && !isLocked) {
            throw new CannotBeKept(type, "", HandoverTexts.containerUnknown());
        }
        if (container instanceof SortedMap<?, ?> sorted) {
            SortedMap<Object, Object> map = new TreeMap<>(comparator(sorted, translation));
            return new Empty(
                    isFixed ? Collections.unmodifiableSortedMap(map) : Collections.synchronizedSortedMap(map), map);
        } else if (container instanceof Map<?, ?>) {
            Map<Object, Object> map = new LinkedHashMap<>();
            return new Empty(isFixed ? Collections.unmodifiableMap(map) : Collections.synchronizedMap(map), map);
        } else if (container instanceof SortedSet<?> sorted) {
            SortedSet<Object> set = new TreeSet<>(comparator(sorted, translation));
            return new Empty(
                    isFixed ? Collections.unmodifiableSortedSet(set) : Collections.synchronizedSortedSet(set), set);
        } else if (container instanceof Set<?>) {
            Set<Object> set = new LinkedHashSet<>();
            return new Empty(isFixed ? Collections.unmodifiableSet(set) : Collections.synchronizedSet(set), set);
        } else if (container instanceof List<?>) {
            List<Object> list = new ArrayList<>();
            return new Empty(isFixed ? Collections.unmodifiableList(list) : Collections.synchronizedList(list), list);
        }
        Collection<Object> all = new ArrayList<>();
        return new Empty(
                isFixed ? Collections.unmodifiableCollection(all) : Collections.synchronizedCollection(all), all);
    }

    @SuppressWarnings("unchecked") // as it was
    private static @Nullable Comparator<Object> comparator(
            Object container, UnaryOperator<@Nullable Object> translation) {
        return (Comparator<Object>) translation.apply(comparator(container));
    }

    /** The same entry with other objects. */
    static Map.Entry<?, ?> entry(Map.Entry<?, ?> entry, @Nullable Object key, @Nullable Object value) {
        return entry instanceof AbstractMap.SimpleEntry<?, ?>
                ? new AbstractMap.SimpleEntry<>(key, value)
                : new AbstractMap.SimpleImmutableEntry<>(key, value);
    }
}
