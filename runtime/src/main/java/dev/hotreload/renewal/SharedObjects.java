package dev.hotreload.renewal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects that are everybody's, such as loggers: what they lead to is no part of who has one. A logger leads to all
 * loggers, and to whatever configured them. Safe for use by any thread.
 */
final class SharedObjects {
    private static final String OF_JDK = "java.util.logging.Logger";

    private final Set<String> names;
    private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();

    /** @param names binary names of such classes; their subclasses are included */
    SharedObjects(Set<String> names) {
        this.names = new HashSet<>(names);
        this.names.add(OF_JDK);
    }

    boolean contains(Object object) {
        return known.computeIfAbsent(object.getClass(), this::isShared);
    }

    private boolean isShared(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (names.contains(each.getName())) {
                return true;
            }
        }
        return false;
    }
}
