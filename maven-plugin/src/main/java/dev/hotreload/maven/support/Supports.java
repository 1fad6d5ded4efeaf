package dev.hotreload.maven.support;

import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.maven.message.LaunchTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Chooses the supports of frameworks for one application: hot reload's own, by the artifacts on the class path and
 * their versions, and those that the class path brings itself.
 */
public final class Supports {

    /** As {@link java.util.ServiceLoader} names it. */
    private static final String SERVICE = "META-INF/services/dev.hotreload.spi.FrameworkSupport";

    private final Collection<Path> own;
    private final Set<String> parameters;
    private final Consumer<String> warnings;

    /**
     * @param own the jars among which hot reload's own supports are
     * @param parameters the names of parameters that are set, as far as supports need them
     * @param warnings receives what the user must know
     */
    public Supports(Collection<Path> own, Set<String> parameters, Consumer<String> warnings) {
        this.own = List.copyOf(own);
        this.parameters = Set.copyOf(parameters);
        this.warnings = warnings;
    }

    /**
     * The supports that apply.
     *
     * @param versions the versions of the artifacts on the class path, by {@code groupId:artifactId}
     * @param classPath its entries
     */
    public List<LaunchSupport> of(Map<String, String> versions, List<Path> classPath) {
        List<LaunchSupport> supports = new ArrayList<>();
        for (Path jar : own) {
            ownSupport(jar, versions).ifPresent(supports::add);
        }
        for (Path entry : classPath) {
            for (String className : services(entry)) {
                supports.add(new LaunchSupport(className, Optional.empty()));
            }
        }
        return supports;
    }

    private Optional<LaunchSupport> ownSupport(Path jar, Map<String, String> versions) {
        try {
            Optional<SupportDescriptor> descriptor =
                    Files.isRegularFile(jar) ? SupportDescriptor.of(jar) : Optional.empty();
            return descriptor
                    .filter(support ->
                            support.parameter().map(parameters::contains).orElse(true))
                    .filter(support -> applies(support, versions))
                    .map(support -> new LaunchSupport(support.className(parameters), Optional.of(jar)));
        } catch (IOException | IllegalArgumentException e) {
            warnings.accept(LaunchTexts.supportUnreadable(jar, e.toString()));
            return Optional.empty();
        }
    }

    /** Whether the application has the framework, in a version that the support knows. */
    private boolean applies(SupportDescriptor support, Map<String, String> versions) {
        if (support.versions().isEmpty()) {
            return true;
        }
        SupportDescriptor.Versions known = support.versions().get();
        String version = versions.get(known.artifact());
        if (version != null && !known.contain(version)) {
            warnings.accept(
                    LaunchTexts.unknownFrameworkVersion(support.framework(), known.artifact(), version, known.shown()));
            return false;
        }
        return version != null;
    }

    private List<String> services(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                Path file = entry.resolve(SERVICE);
                return Files.isRegularFile(file)
                        ? classNames(Files.readString(file).lines())
                        : List.of();
            }
            return Files.isRegularFile(entry) ? ofJar(entry) : List.of();
        } catch (IOException unreadable) {
            // As for the JVM, which passes over an entry of the class path that it cannot read.
            return List.of();
        }
    }

    private static List<String> ofJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            ZipEntry service = file.getEntry(SERVICE);
            if (service == null) {
                return List.of();
            }
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(file.getInputStream(service), StandardCharsets.UTF_8))) {
                return classNames(reader.lines());
            }
        }
    }

    /** The lines without comments, as {@link java.util.ServiceLoader} reads them. */
    private static List<String> classNames(Stream<String> lines) {
        return lines.map(line -> line.replaceFirst("#.*", "").trim())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
