package dev.hotreload.renewal;

import dev.hotreload.message.RenewalTexts;
import dev.hotreload.renewal.KeptValues.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which kept objects another generation can use as they are: those of whose objects none is of a class that goes.
 *
 * @param kept by their keys
 * @param notKept why the others are not, a sentence each
 * @param objects all objects that the kept ones lead to
 */
record KeptCheck(Map<Object, Kept> kept, List<String> notKept, Set<Object> objects) {
    /** A vocabulary of a million words counts as one object for each entry of its map. */
    private static final int LIMIT = 4_000_000;

    /** @param goes whether the classes of a loader go with the generation */
    static KeptCheck of(Map<Object, Kept> all, JdkFields fields, Predicate<@Nullable ClassLoader> goes) {
        Map<Object, Kept> kept = new HashMap<>();
        Set<String> notKept = new TreeSet<>();
        List<Object> roots = new ArrayList<>();
        all.forEach((key, value) -> {
            List<Object> needed = new ArrayList<>(KeptValues.needed(key, value));
            needed.removeIf(Objects::isNull);
            String obstacle = obstacle(value.name(), needed, fields, goes);
            if (obstacle == null) {
                kept.put(key, value);
                roots.addAll(needed);
            } else {
                notKept.add(obstacle);
            }
        });
        return new KeptCheck(
                kept,
                List.copyOf(notKept),
                new ObjectGraph(fields, LIMIT).from(roots).all());
    }

    /** The names of those that are kept. */
    List<String> names() {
        return kept.values().stream().map(Kept::name).distinct().sorted().toList();
    }

    private static @Nullable String obstacle(
            String name, List<Object> needed, JdkFields fields, Predicate<@Nullable ClassLoader> goes) {
        ObjectGraph graph = new ObjectGraph(fields, LIMIT).from(needed);
        Object found = graph.find(object -> goes.test(loaderOf(object)));
        if (found instanceof ClassLoader) {
            return RenewalTexts.holdsLoader(name, graph.path(found));
        }
        if (found != null) {
            return RenewalTexts.notKept(name, graph.path(found), classOf(found).getName());
        }
        return graph.isTooLarge() ? RenewalTexts.tooLarge(name, LIMIT) : null;
    }

    private static @Nullable ClassLoader loaderOf(Object object) {
        return object instanceof ClassLoader held ? held : classOf(object).getClassLoader();
    }

    /** A class that is held is as an object of it. */
    private static Class<?> classOf(Object object) {
        Class<?> type = object instanceof Class<?> held ? held : object.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type;
    }
}
