package dev.hotreload.maven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads when a source does not compile. */
class CompileTerminalTest {

    private static final String BROKEN = "package p;\n\nclass A {\n\tint a = \"\";\n}\n";
    private static final String TOLD = """
            core/src/p/A.java:4:10: error: incompatible types: java.lang.String cannot be converted to int
            \tint a = "";
            \t        ^
            hotreload  1 error; still running #3
            """;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private TestReactor reactor;
    private CompileTerminal terminal;

    @BeforeEach
    void create() {
        reactor = new TestReactor(directory, "core");
        terminal = new CompileTerminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, directory);
    }

    @AfterEach
    void close() throws IOException {
        reactor.close();
    }

    @Test
    void anErrorIsToldOnceWithItsLineAndACaret() throws IOException {
        compile(BROKEN);
        compile(BROKEN);

        assertThat(told()).isEqualTo(TOLD);
    }

    @Test
    void anotherErrorIsToldAndThenThatAllAreGone() throws IOException {
        compile(BROKEN);
        compile(BROKEN.replace("int a", "int b"));
        compile("package p; class A { }");
        compile("package p; class A { int c; }");

        assertThat(told()).isEqualTo(TOLD + TOLD.replace("int a", "int b") + "hotreload  compiles again\n");
    }

    @Test
    void onATerminalThereAreColours() throws IOException {
        terminal = new CompileTerminal(new PrintStream(out, true, StandardCharsets.UTF_8), true, directory);

        compile(BROKEN);

        assertThat(told())
                .startsWith("core/src/p/A.java:4:10: \u001b[31merror\u001b[0m: incompatible")
                .contains("\t        \u001b[32m^\u001b[0m\n")
                .endsWith("\u001b[36mhotreload\u001b[0m  1 error; still running #3\n");
    }

    private void compile(String text) throws IOException {
        reactor.save("core/p/A.java", text).compile(terminal, 3);
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
