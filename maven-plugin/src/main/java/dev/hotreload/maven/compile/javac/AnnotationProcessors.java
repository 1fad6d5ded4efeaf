package dev.hotreload.maven.compile.javac;

import dev.hotreload.maven.compile.settings.CompilerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known of a module's annotation processors before they run. */
public enum AnnotationProcessors {
    /** There are none. */
    NONE,
    /** Each says of itself that what it makes of a class depends on that class and what it mentions. */
    ISOLATING,
    /** At least one may look at anything. */
    ANY;

    private static final String SERVICES = "META-INF/services/javax.annotation.processing.Processor";

    /** Where processors say how they work; Gradle's invention, which most that are maintained have taken up. */
    private static final String INCREMENTAL = "META-INF/gradle/incremental.annotation.processors";

    /** Finds out about a module's. */
    public static AnnotationProcessors of(CompilerSettings settings) {
        List<String> options = settings.options();
        if (options.contains("-proc:none")) {
            return NONE;
        }
        Set<String> names = new HashSet<>();
        Set<String> isolating = new HashSet<>();
        for (Path entry : settings.processorPath().isEmpty() ? settings.classPath() : settings.processorPath()) {
            names.addAll(lines(entry, SERVICES));
            for (String line : lines(entry, INCREMENTAL)) {
                String[] parts = line.split("\\s*,\\s*", 2);
                if (parts.length == 2 && parts[1].equalsIgnoreCase("isolating")) {
                    isolating.add(parts[0]);
                }
            }
        }
        int chosen = options.indexOf("-processor");
        if (chosen >= 0) {
            names = Set.of(options.get(chosen + 1).split(",", -1));
        }
        if (names.isEmpty()) {
            return NONE;
        }
        return isolating.containsAll(names) ? ISOLATING : ANY;
    }

    private static List<String> lines(Path entry, String name) {
        try {
            if (Files.isDirectory(entry)) {
                return lines(entry.resolve(name));
            }
            if (!Files.isRegularFile(entry)) {
                return List.of();
            }
            try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                return lines(jar.getPath(name));
            }
        } catch (IOException | java.nio.file.ProviderNotFoundException e) {
            // javac, which meets it next, says what is wrong with it.
            return List.of();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String content = line.replaceFirst("#.*", "").trim();
                if (!content.isEmpty()) {
                    lines.add(content);
                }
            }
        }
        return lines;
    }
}
