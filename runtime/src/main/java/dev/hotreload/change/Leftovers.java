package dev.hotreload.change;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files of a nest that its host does not name as members (JVMS §4.7.29): an earlier version had these
 * classes, and nobody has deleted the files, or not yet. A program that starts freshly never loads them.
 */
final class Leftovers {
    private Leftovers() {}

    /**
     * The names of such class files.
     *
     * @param host the name of the class around the others
     * @param bytes its class file; null if there is none
     * @param nested the class files in it, by name
     */
    static Set<String> of(String host, byte @Nullable [] bytes, Map<String, byte[]> nested, ParsedFiles parsed) {
        if (bytes == null) {
            return Set.of();
        }
        List<String> named = parsed.of(bytes).node().nestMembers;
        Set<String> members = named == null ? Set.of() : new HashSet<>(named);
        Set<String> leftovers = new HashSet<>();
        nested.forEach((name, file) -> {
            if (!members.contains(name) && host.equals(parsed.of(file).node().nestHostClass)) {
                leftovers.add(name);
            }
        });
        return leftovers;
    }
}
