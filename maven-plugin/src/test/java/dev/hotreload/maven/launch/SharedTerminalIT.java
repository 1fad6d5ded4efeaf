package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.maven.keys.PseudoTerminal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application gets the terminal that keys are read from as soon as it reads, and does not notice. */
class SharedTerminalIT {

    private static final String KEYS = " s status  p pause  u undo  j Java  h help  q quit";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "scanner,   'Name? Ann', 'Hello, Ann!'",
        "available, 'Name? Ann', 'Hello, Ann!'",
        "file,      'Name? Ann', 'Hello, Ann!'",
        "child,     'Name? Ann', 'Hello, Ann!'",
        "password,  'Name?',     'Hello, 3 letters!'",
    })
    void what_is_typed_is_a_key_until_the_application_reads(String way, String asked, String answered)
            throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.run(directory, 60, 10, KeyedLaunch.class, way, "")) {
            terminal.awaitBottom(KEYS);
            terminal.awaitRow("line 12");
            terminal.type("d");
            terminal.awaitRow("hotreload  the sources are as they were at the start");
            Files.createFile(directory.resolve("ask"));
            terminal.awaitBottom("");
            terminal.awaitRow("Name?");
            terminal.type("Ann\r");
            terminal.awaitRow(answered);
            terminal.awaitEnd();

            assertThat(terminal.rows())
                    .containsSubsequence(
                            "line 12", "hotreload  the sources are as they were at the start", asked, answered)
                    .noneMatch(row -> row.contains("q quit"));
            assertThat(terminal.file("after")).isEqualTo(terminal.file("before"));
        }
    }
}
