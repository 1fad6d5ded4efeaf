package dev.hotreload.maven.reactor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a module runs with.
 *
 * @param entries its own classes, then its dependencies as Maven orders them
 * @param versions the versions of the artifacts among them, by {@code groupId:artifactId}
 */
public record RuntimeClassPath(List<Path> entries, Map<String, String> versions) {

    /** Copies the collections. */
    public RuntimeClassPath {
        entries = List.copyOf(entries);
        versions = Map.copyOf(versions);
    }
}
