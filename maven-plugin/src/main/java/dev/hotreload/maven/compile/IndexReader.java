package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.ClassFacts;
import dev.hotreload.maven.compile.facts.ClassFactsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills the indexes of all modules from what is on disk when the application starts. */
final class IndexReader {

    private static final String SUFFIX = ".class";

    private final List<ModuleState> modules;
    private final FileTime buildBegan;
    private final Set<String> names = new HashSet<>();
    private final ClassFactsReader reader = new ClassFactsReader(names::contains);

    /** @param buildBegan when the build began that the class files come from, as far as it wrote any */
    IndexReader(List<ModuleState> modules, FileTime buildBegan) {
        this.modules = modules;
        this.buildBegan = buildBegan;
    }

    /**
     * Reads all class files, and finds the sources that were saved after they were compiled, or may have been: the
     * compiler may have read what was saved during the build before it was saved.
     *
     * @throws IOException if a directory or file cannot be read
     */
    void read() throws IOException {
        Map<ModuleState, List<Path>> files = new HashMap<>();
        for (ModuleState module : modules) {
            module.sources().scan();
            files.put(module, classFiles(module));
        }
        for (ModuleState module : modules) {
            for (Path file : files.getOrDefault(module, List.of())) {
                read(module, file);
            }
            Path buildDirectory = Path.of(module.build().project().getBuild().getDirectory());
            for (Path source : module.sources().all()) {
                // What is below the build's directory, the build itself wrote before it compiled.
                if (!source.startsWith(buildDirectory) && isSavedSince(source)) {
                    module.dirty().add(source);
                }
            }
        }
    }

    private List<Path> classFiles(ModuleState module) throws IOException {
        Path directory = module.build().classes();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> files =
                    walk.filter(file -> file.toString().endsWith(SUFFIX)).toList();
            files.forEach(file -> names.add(internalName(directory, file)));
            return files;
        }
    }

    private void read(ModuleState module, Path file) throws IOException {
        ClassFacts facts = reader.read(Files.readAllBytes(file));
        Path source = sourceOf(module, facts);
        module.index().put(facts, source);
        if (source != null && module.sources().all().contains(source) && isNewer(source, file)) {
            module.dirty().add(source);
        }
    }

    private boolean isSavedSince(Path source) throws IOException {
        return Files.getLastModifiedTime(source).compareTo(buildBegan) >= 0;
    }

    private static boolean isNewer(Path source, Path file) throws IOException {
        FileTime saved = Files.getLastModifiedTime(source);
        return saved.compareTo(Files.getLastModifiedTime(file)) > 0;
    }

    private static String internalName(Path directory, Path file) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.length() - SUFFIX.length());
    }

    /** The source that a class file names; without debug information it is guessed from the outermost class's name. */
    static @Nullable Path sourceOf(ModuleState module, ClassFacts facts) {
        String file = facts.sourceFile();
        if (file.isEmpty()) {
            String name = facts.internalName().substring(facts.internalName().lastIndexOf('/') + 1);
            int dollar = name.indexOf('$', 1);
            file = (dollar < 0 ? name : name.substring(0, dollar)) + ".java";
        }
        return module.sources().find(facts.packageName(), file);
    }
}
