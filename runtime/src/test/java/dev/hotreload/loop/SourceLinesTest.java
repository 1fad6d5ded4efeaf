package dev.hotreload.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line is shown only if it is one of what runs. */
class SourceLinesTest {
    private static final StackTraceElement FRAME = new StackTraceElement("p.A", "run", "A.java", 2);

    @TempDir
    private Path temporary;

    private Path classFile = Path.of("");
    private ModuleContent module = new ModuleContent(new LaunchModule("app", Path.of("")));
    private SourceLines lines = new SourceLines(List.of(), List.of());

    @BeforeEach
    void module() throws IOException {
        Path sources = Files.createDirectories(temporary.resolve("src/p")).resolveSibling("");
        Files.writeString(temporary.resolve("src/p/A.java"), "class A {\n    void run() {}\n}\n");
        classFile = Files.createDirectories(temporary.resolve("classes/p")).resolve("A.class");
        Files.write(classFile, classFileOf());
        module = new ModuleContent(new LaunchModule("app", temporary.resolve("classes")));
        assertThat(module.readAll()).isEmpty();
        lines = new SourceLines(List.of(temporary.resolve("none"), sources), List.of(module));
    }

    /** Any that is complete: which one does not matter. */
    private static byte[] classFileOf() throws IOException {
        try (var in = SourceLinesTest.class.getResourceAsStream("SourceLinesTest.class")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void theLineIsThatOfTheSource() {
        assertThat(lines.find(FRAME)).isEqualTo("void run() {}");
        assertThat(lines.find(new StackTraceElement("p.A$1", "run", "A.java", 2)))
                .as("a class that is on disk under another name")
                .isEqualTo("void run() {}");
        assertThat(lines.find(new StackTraceElement("p.A", "run", "A.java", 4))).isNull();
        assertThat(lines.find(new StackTraceElement("p.B", "run", "B.java", 1))).isNull();
    }

    @Test
    void whatRunsMayNotBeOnDisk() throws IOException {
        byte[] next = classFileOf();
        next[7]++;
        Files.write(classFile, next);
        assertThat(lines.find(FRAME)).as("taken back").isEqualTo("(the source on disk is not what runs)");

        module.accept(new FileChanges(Map.of("p/A.class", next), Set.of(), Set.of(), 0));
        assertThat(lines.find(FRAME)).as("live").isEqualTo("void run() {}");

        Files.delete(classFile);
        assertThat(lines.find(FRAME)).as("gone").isEqualTo("(the source on disk is not what runs)");
    }
}
