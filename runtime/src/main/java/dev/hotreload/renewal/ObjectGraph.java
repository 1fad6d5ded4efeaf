package dev.hotreload.renewal;

import java.lang.ref.Reference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.ProtectionDomain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All objects that can be reached from some, the nearest first. Not followed are weak and soft references, and what
 * every object leads to by way of its class: class loaders, threads and protection domains.
 *
 * <p>Other threads may change the objects meanwhile; each reference is read once. Used by one thread.
 */
final class ObjectGraph {
    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            Integer.class,
            Long.class,
            Double.class,
            Float.class,
            Short.class,
            Byte.class,
            Character.class,
            Boolean.class,
            BigInteger.class,
            BigDecimal.class);

    private final JdkFields fields;
    private final int limit;
    private final IdentityHashMap<Object, @Nullable Step> reached = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    private final Deque<Object> next = new ArrayDeque<>();

    /** How an object was reached: from which, and by what. */
    private record Step(Object from, String by) {}

    private Predicate<Object> isFollowed = object -> true;

    /** @param limit so many objects are looked at, at most; values such as texts and numbers do not count */
    ObjectGraph(JdkFields fields, int limit) {
        this.fields = fields;
        this.limit = limit;
    }

    /** Begins with these. */
    ObjectGraph from(Collection<?> roots) {
        for (Object root : roots) {
            reach(root, null);
        }
        return this;
    }

    /** Begins with this, too, which paths call by a name. */
    ObjectGraph from(String name, Object root) {
        if (!reached.containsKey(root)) {
            names.put(root, name);
            reach(root, null);
        }
        return this;
    }

    /** Goes no further than to objects that {@code followed} does not accept. */
    ObjectGraph through(Predicate<Object> followed) {
        isFollowed = followed;
        return this;
    }

    /** Whether there were more objects than the limit. */
    boolean isTooLarge() {
        return reached.size() >= limit;
    }

    /** The first object that {@code wanted} accepts; null if there is none, or too many objects. */
    @Nullable
    Object find(Predicate<Object> wanted) {
        while (true) {
            Object object = next.poll();
            if (object == null) {
                return null;
            }
            if (wanted.test(object)) {
                return object;
            }
            follow(object);
        }
    }

    /** All of them. */
    Set<Object> all() {
        find(object -> false);
        return Collections.unmodifiableSet(reached.keySet());
    }

    /** How an object was reached, such as {@code .listeners[3].target}; empty for one that this began with. */
    String path(Object object) {
        List<String> steps = new ArrayList<>();
        Object first = object;
        Step step = reached.get(object);
        while (step != null) {
            first = step.from();
            steps.add(step.by());
            step = reached.get(step.from());
        }
        steps.add(names.getOrDefault(first, ""));
        Collections.reverse(steps);
        return String.join("", steps);
    }

    /** The object that this began with from which another was reached. */
    Object root(Object object) {
        Object first = object;
        for (Step step = reached.get(object); step != null; step = reached.get(first)) {
            first = step.from();
        }
        return first;
    }

    private static boolean leadsEverywhere(Object object) {
        return object instanceof ClassLoader
                || object instanceof Thread
                || object instanceof Class
                || object instanceof Module
                || object instanceof ProtectionDomain;
    }

    private void follow(Object object) {
        if (!isFollowed.test(object) || (leadsEverywhere(object) && reached.get(object) != null)) {
            return;
        }
        if (object instanceof Object[] array) {
            for (int i = 0; i < array.length && !isTooLarge(); i++) {
                Object element = array[i];
                if (element != null) {
                    reach(element, new Step(object, "[" + i + "]"));
                }
            }
            return;
        }
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type == Reference.class) {
                // Its field is the JVM's; what else extends it has fields of its own above.
                return;
            }
            for (JdkFields.Place place : fields.places(type)) {
                Object value = fields.at(object, place);
                if (value != null) {
                    reach(value, new Step(object, "." + place.name()));
                }
            }
        }
    }

    private void reach(Object object, @Nullable Step step) {
        Class<?> type = object.getClass();
        boolean isLeaf = LEAVES.contains(type)
                || (type.isArray() && type.getComponentType().isPrimitive());
        if (!isLeaf && !isTooLarge() && !reached.containsKey(object)) {
            reached.put(object, step);
            next.add(object);
        }
    }
}
