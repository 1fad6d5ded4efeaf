package dev.hotreload.maven.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of a running application: compiles them all, and replaces the class files that differ. */
final class TestSources {

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Path sources;
    private final Path compiled;
    private final Path classes;

    TestSources(Path directory, Path classes) {
        this.sources = directory.resolve("src");
        this.compiled = directory.resolve("compiled");
        this.classes = classes;
    }

    /** Changes source files, by their names in package p, and compiles. */
    void change(Map<String, String> changed) throws IOException {
        files.putAll(changed);
        Path sourcePackage = Files.createDirectories(sources.resolve("p"));
        Files.createDirectories(compiled);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(sourcePackage.resolve(file.getKey()), file.getValue());
        }
        compile(files.keySet().stream().map(sourcePackage::resolve).toList());
        replace();
    }

    private void compile(List<Path> paths) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean isCompiled = compiler.getTask(
                            null,
                            manager,
                            null,
                            List.of("-g", "--release", "17", "-d", compiled.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(paths))
                    .call();
            assertThat(isCompiled).as("compiled").isTrue();
        }
    }

    private void replace() throws IOException {
        try (Stream<Path> found = Files.walk(compiled)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                Path live = classes.resolve(compiled.relativize(file));
                Files.createDirectories(live.resolveSibling(""));
                if (!Files.exists(live) || Files.mismatch(file, live) >= 0) {
                    Path written = Files.copy(
                            file, classes.resolveSibling("written.class"), StandardCopyOption.REPLACE_EXISTING);
                    Files.move(written, live, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
