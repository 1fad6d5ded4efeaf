package dev.hotreload.maven.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * What one of hot reload's own supports says about itself, in the resource {@value #RESOURCE} of its jar.
 *
 * @param framework the framework's name
 * @param className binary name of the support's class
 * @param classNames that of the class that takes its place if a parameter is set, by the parameter
 * @param parameter the parameter that must be set; empty: none
 * @param versions what of the application's the support is for; empty: every application has the framework
 * @param jar the support's jar
 */
record SupportDescriptor(
        String framework,
        String className,
        Map<String, String> classNames,
        Optional<String> parameter,
        Optional<Versions> versions,
        Path jar) {

    /**
     * The versions that a support knows.
     *
     * @param artifact the framework's {@code groupId:artifactId}: an application that has it on its class path has the
     *     framework
     * @param range the versions of that artifact that the support knows
     * @param shown the same for the user
     */
    record Versions(String artifact, VersionRange range, String shown) {

        /** Whether a version is among them. */
        boolean contain(String version) {
            return range.containsVersion(new DefaultArtifactVersion(version));
        }
    }

    static final String RESOURCE = "META-INF/hotreload/support.properties";

    private static final String CLASS = "class";
    private static final String CLASS_WITH = CLASS + ".";

    /**
     * Reads the descriptor of a jar.
     *
     * @return empty if the jar has none: it is no support
     * @throws IOException if the jar cannot be read
     * @throws IllegalArgumentException if the descriptor is malformed
     */
    static Optional<SupportDescriptor> of(Path jar) throws IOException {
        Properties properties = new Properties();
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry entry = file.getJarEntry(RESOURCE);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = file.getInputStream(entry)) {
                properties.load(in);
            }
        }
        Optional<String> parameter = Optional.ofNullable(properties.getProperty("parameter"));
        boolean isForEvery = parameter.isPresent() && properties.getProperty("artifact") == null;
        return Optional.of(new SupportDescriptor(
                required(properties, "framework", jar),
                required(properties, CLASS, jar),
                properties.stringPropertyNames().stream()
                        .filter(key -> key.startsWith(CLASS_WITH))
                        .collect(Collectors.toUnmodifiableMap(
                                key -> key.substring(CLASS_WITH.length()), properties::getProperty)),
                parameter,
                isForEvery ? Optional.empty() : Optional.of(versions(properties, jar)),
                jar));
    }

    /**
     * Binary name of the class to load.
     *
     * @param parameters the names of those that are set
     */
    String className(Set<String> parameters) {
        return classNames.entrySet().stream()
                .filter(with -> parameters.contains(with.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(className);
    }

    private static Versions versions(Properties properties, Path jar) {
        String range = required(properties, "versions", jar);
        try {
            return new Versions(
                    required(properties, "artifact", jar),
                    VersionRange.createFromVersionSpec(range),
                    required(properties, "versions.shown", jar));
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(jar + ": versions are no range: " + range, e);
        }
    }

    private static String required(Properties properties, String key, Path jar) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(jar + ": " + RESOURCE + " has no entry " + key);
        }
        return value;
    }
}
