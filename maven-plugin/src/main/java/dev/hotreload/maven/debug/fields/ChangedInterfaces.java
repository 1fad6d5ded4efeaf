package dev.hotreload.maven.debug.fields;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces of classes that have other ones than they were defined with, as the runtime tells them. Safe for use
 * by any thread.
 */
final class ChangedInterfaces {
    private static final String WORD = "implements";

    private volatile Map<String, List<String>> byClass = Map.of();

    /**
     * Takes what the runtime tells: {@code implements}, class, and the names of its interfaces, with {@code /} between.
     */
    void update(List<String> told) {
        Map<String, List<String>> current = new ConcurrentHashMap<>();
        for (String text : told) {
            String[] parts = text.split("/", -1);
            if (parts.length == 3 && parts[0].equals(WORD)) {
                current.put(parts[1], parts[2].isEmpty() ? List.of() : List.of(parts[2].split(",")));
            }
        }
        byClass = current;
    }

    boolean isEmpty() {
        return byClass.isEmpty();
    }

    /** Those of the class of this binary name; null: those that it was defined with. */
    @Nullable
    List<String> of(String className) {
        return byClass.get(className);
    }
}
