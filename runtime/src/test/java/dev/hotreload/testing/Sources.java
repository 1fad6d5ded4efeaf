package dev.hotreload.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of an application under test, and its directory of classes. */
public final class Sources {
    private final Map<String, String> texts = new TreeMap<>();
    private final Path directory;
    private final List<Path> libraries;
    private List<String> processors = List.of();
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    /** One for all compilations: it keeps the jars open, which is most of what a small compilation costs. */
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

    /**
     * Without any file.
     *
     * @param directory where all that is made of the sources comes to be
     * @param libraries what they are compiled against
     */
    public Sources(Path directory, List<Path> libraries) {
        this.directory = directory;
        this.libraries = libraries;
    }

    /**
     * Has annotation processors run, which the libraries have.
     *
     * @param names of their classes
     */
    public void processWith(List<String> names) {
        processors = List.copyOf(names);
    }

    /** The directory that the program runs from. */
    public Path classes() {
        return directory.resolve("classes");
    }

    /** Adds a file or replaces it; {@code .java} files are compiled, others copied. */
    public void put(String path, String text) {
        texts.put(path, text);
    }

    /** Forgets a file. */
    public void delete(String path) {
        assertThat(texts.remove(path)).as(path).isNotNull();
    }

    /** Forgets all files. */
    public void clear() {
        texts.clear();
    }

    /** Replaces a text that stands in the file once. */
    public void replace(String path, String before, String after) {
        String text = texts.getOrDefault(path, "");
        assertThat(text.split(java.util.regex.Pattern.quote(before), -1))
                .as(before + " in " + path)
                .hasSize(2);
        texts.put(path, text.replace(before, after));
    }

    /** The text of a file; empty if there is none. */
    public String text(String path) {
        return texts.getOrDefault(path, "");
    }

    /**
     * Compiles all, and writes what became different, as a build tool does.
     *
     * @return whether anything did
     */
    public boolean build() {
        try {
            Path sources = fresh(directory.resolve("sources"));
            Path compiled = fresh(directory.resolve("compiled"));
            List<Path> java = new ArrayList<>();
            for (Map.Entry<String, String> file : texts.entrySet()) {
                boolean isSource = file.getKey().endsWith(".java");
                Path written = (isSource ? sources : compiled).resolve(file.getKey());
                Files.createDirectories(written.getParent());
                Files.writeString(written, file.getValue());
                if (isSource) {
                    java.add(written);
                }
            }
            compile(java, compiled);
            return publish(compiled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(List<Path> java, Path compiled) {
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> processing =
                processors.isEmpty() ? List.of("-proc:none") : List.of("-processor", String.join(",", processors));
        List<String> options = new ArrayList<>(processing);
        options.addAll(List.of(
                "-g", "-parameters", "-nowarn", "--release", "17", "-cp", classPath, "-d", compiled.toString()));
        assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                        .call())
                .as("compiled")
                .isTrue();
    }

    /** Everything is worked out first, so that the files change at once. */
    private boolean publish(Path compiled) throws IOException {
        Files.createDirectories(classes());
        List<Path> now = files(compiled);
        List<Path> written = new ArrayList<>();
        for (Path file : now) {
            Path target = classes().resolve(file);
            if (!Files.exists(target)
                    || !Arrays.equals(Files.readAllBytes(compiled.resolve(file)), Files.readAllBytes(target))) {
                Files.createDirectories(target.getParent());
                written.add(file);
            }
        }
        List<Path> gone = new ArrayList<>(files(classes()));
        gone.removeAll(now);
        for (Path file : written) {
            Files.move(compiled.resolve(file), classes().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        for (Path file : gone) {
            Files.delete(classes().resolve(file));
        }
        return !written.isEmpty() || !gone.isEmpty();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(directory::relativize).toList();
        }
    }

    /** Makes a directory, without what was in it. */
    public static Path fresh(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(directory)) {
                all = new ArrayList<>(files.toList());
            }
            java.util.Collections.reverse(all);
            for (Path file : all) {
                Files.delete(file);
            }
        }
        return Files.createDirectories(directory);
    }
}
