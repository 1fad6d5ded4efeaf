package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassesTest {

    @TempDir
    private Path directory;

    private Path classes;

    @BeforeEach
    void prepare() {
        classes = directory.resolve("classes");
    }

    @Test
    void finds_static_main_methods_in_top_level_and_nested_classes() throws IOException {
        Sources.compile(classes, "B", "class B { public static void main(String... args) {} }");
        Sources.compile(classes, "A", "class A { static class In { public static void main(String[] args) {} } }");
        Sources.compile(classes, "I", "interface I { static void main(String[] args) {} }");

        assertThat(new MainClasses(17).in(classes)).containsExactly("p.A$In", "p.B", "p.I");
    }

    @Test
    void passes_over_what_an_older_launcher_cannot_start() throws IOException {
        compileNewForms();
        Sources.compile(classes, "R", "class R { public static int main(String[] args) { return 0; } }");

        assertThat(new MainClasses(24).in(classes)).isEmpty();
    }

    @Test
    void finds_instance_main_methods_and_those_without_parameter_from_jdk_25_on() throws IOException {
        compileNewForms();

        assertThat(new MainClasses(25).in(classes)).containsExactly("p.Instance", "p.NotPublic", "p.Short");
    }

    @Test
    void an_output_directory_that_is_missing_has_no_main_class() throws IOException {
        assertThat(new MainClasses(17).in(classes)).isEmpty();
    }

    @Test
    void a_file_that_is_no_class_is_passed_over() throws IOException {
        Sources.compile(classes, "B", "class B { public static void main(String[] args) {} }");
        Files.writeString(classes.resolve("broken.class"), "no class file");
        Files.createFile(classes.resolve("empty.class"));

        assertThat(new MainClasses(17).in(classes)).containsExactly("p.B");
    }

    @Test
    void tells_which_class_files_their_sources_have_not_changed_since() throws IOException {
        for (String name : List.of("Same", "Edited", "Gone")) {
            Sources.compile(classes, name, "class " + name + " { public static void main(String[] args) {} }");
        }
        Path sources = directory.resolve("src");
        Path root = directory.resolve("root");
        Files.createDirectories(root);
        Files.move(sources, root.resolve("p"));
        Files.delete(root.resolve("p/Gone.java"));
        Path edited = root.resolve("p/Edited.java");
        Files.setLastModifiedTime(
                edited,
                FileTime.from(Files.getLastModifiedTime(edited).toInstant().plusSeconds(60)));

        assertThat(new MainClasses(17).upToDateIn(classes, List.of(root))).containsExactly("p.Same");
    }

    private void compileNewForms() throws IOException {
        Sources.compile(classes, "Instance", "class Instance { void main(String[] args) {} }");
        Sources.compile(classes, "Short", "class Short { static void main() {} }");
        Sources.compile(classes, "NotPublic", "class NotPublic { static void main(String[] args) {} }");
        Sources.compile(classes, "Hidden", "class Hidden { private static void main(String[] args) {} }");
        Sources.compile(classes, "NoConstructor", "class NoConstructor { NoConstructor(int i) {} void main() {} }");
        Sources.compile(classes, "Abstract", "abstract class Abstract { void main() {} }");
    }
}
