package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFileSearchTest {

    @TempDir
    private Path directory;

    @Test
    void finds_classes_in_directories_and_jars() throws Exception {
        Path classes = directory.resolve("classes");
        Sources.compile(classes, "A", "class A { class In {} }");
        Path jar = Path.of(Assertions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Path> classPath = List.of(classes, jar);

        assertThat(ClassFileSearch.contains(classPath, "p.A")).isTrue();
        assertThat(ClassFileSearch.contains(classPath, "p.A$In")).isTrue();
        assertThat(ClassFileSearch.contains(classPath, "org.assertj.core.api.Assertions"))
                .isTrue();
        assertThat(ClassFileSearch.contains(classPath, "p.B")).isFalse();
    }

    @Test
    void passes_over_entries_that_are_missing_or_no_jar() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "no jar");

        assertThat(ClassFileSearch.contains(List.of(text, directory.resolve("missing.jar")), "p.A"))
                .isFalse();
    }
}
