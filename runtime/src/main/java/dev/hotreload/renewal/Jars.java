package dev.hotreload.renewal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is other about a class path, for people. */
final class Jars {
    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    private Jars() {}

    /**
     * Such as {@code lib 1.1 -> 1.2} and {@code + other 2.0}.
     *
     * @param replaced those that are others under the same name
     */
    static List<String> differences(List<Path> before, List<Path> now, Collection<Path> replaced) {
        Map<String, String> old = versions(before);
        Map<String, String> current = versions(now);
        List<String> differences = new ArrayList<>();
        current.forEach((name, version) -> {
            String last = old.remove(name);
            if (last == null) {
                differences.add("+ " + (name + " " + version).strip());
            } else if (!last.equals(version)) {
                differences.add(name + " " + last + " -> " + version);
            }
        });
        old.forEach((name, version) -> differences.add("- " + (name + " " + version).strip()));
        versions(replaced).forEach((name, version) -> differences.add((name + " " + version).strip() + " replaced"));
        return differences;
    }

    /** Their names, in order. */
    static List<String> names(Collection<Path> jars) {
        return versions(jars).keySet().stream().sorted().toList();
    }

    private static Map<String, String> versions(Collection<Path> jars) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (Path jar : jars) {
            String file = String.valueOf(jar.getFileName());
            Matcher matcher = VERSIONED.matcher(file);
            if (matcher.matches()) {
                versions.put(matcher.group(1), matcher.group(2));
            } else {
                versions.put(file, "");
            }
        }
        return versions;
    }
}
