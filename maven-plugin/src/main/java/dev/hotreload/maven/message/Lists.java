package dev.hotreload.maven.message;

import java.util.ArrayList;
import java.util.List;

/** Lists in sentences. */
final class Lists {
    private Lists() {}

    /** Modules, by their names. */
    static String modules(List<String> modules) {
        return (modules.size() == 1 ? "module " : "modules ") + enumerate(modules);
    }

    /** With commas, and {@code and} before the last. */
    static String enumerate(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        List<String> allButLast = new ArrayList<>(items.subList(0, items.size() - 1));
        return String.join(", ", allButLast) + " and " + items.get(items.size() - 1);
    }
}
