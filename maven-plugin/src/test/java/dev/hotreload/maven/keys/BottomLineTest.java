package dev.hotreload.maven.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line of keys, seen on the screen of a real pseudo-terminal. */
class BottomLineTest {

    private static final String KEYS = " p pause  r run again  c go on  e error  h help  q quit";

    @TempDir
    Path directory;

    @Test
    void it_stays_at_the_bottom_while_the_application_prints_above_it() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.run(directory, 60, 8, KeyedProgram.class, "", "")) {
            terminal.awaitBottom(KEYS);
            terminal.type("nnnnnnnnn");
            terminal.type("p");
            terminal.awaitBottom(" hotreload is paused  p resume  r run again  h help  q quit");
            terminal.awaitRow("hotreload  paused; what is saved now goes live with p");
            assertThat(terminal.rows())
                    .containsSubsequence(
                            "asked: next",
                            "asked: next",
                            "asked: pause",
                            "hotreload  paused; what is saved now goes live with p");
            terminal.type("P");
            terminal.awaitBottom(KEYS);

            terminal.resize(30, 12);
            terminal.awaitBottom(" r run again  h help  q quit");
            terminal.resize(60, 9);
            terminal.awaitBottom(KEYS);
            // Once only, in all sizes.
            assertThat(terminal.rows())
                    .filteredOn(row -> row.contains("q quit"))
                    .hasSize(1);

            terminal.type("q");
            terminal.awaitEnd();
            assertThat(terminal.rows()).noneMatch(row -> row.contains("q quit"));
            assertThat(terminal.rows().toString()).contains("asked: stop");
            assertThat(terminal.file("after")).isEqualTo(terminal.file("before"));
        }
    }

    @Test
    void an_answer_does_not_go_on_a_line_that_the_application_has_begun() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.run(directory, 60, 8, KeyedProgram.class, "begun", "")) {
            terminal.awaitBottom(KEYS);
            terminal.awaitRow("a line that has begun");
            terminal.type("u");
            terminal.awaitRow("hotreload  there is no reload to take back");
            assertThat(terminal.rows()).contains("a line that has begun");
            terminal.type("q");
            terminal.awaitEnd();
        }
    }

    @Test
    void a_program_that_clears_the_screen_gets_it_again_with_the_next_key() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.run(directory, 60, 8, KeyedProgram.class, "clear", "")) {
            terminal.awaitRow("cleared");
            terminal.type("x");
            terminal.awaitBottom(KEYS);
            terminal.type("q");
            terminal.awaitEnd();
        }
    }

    @Test
    void a_low_window_has_none() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.run(directory, 200, 4, KeyedProgram.class, "", "")) {
            terminal.awaitRow(
                    "hotreload  keys: s status  p pause  u undo  d diff  n next  b restart  r run again  a abort"
                            + "  c go on  e error  j Java  h help  q quit");
            terminal.type("q");
            terminal.awaitEnd();
        }
    }

    @Test
    void if_maven_is_killed_the_terminal_is_as_before_all_the_same() throws Exception {
        String restored =
                "until [ \"$(stty -g)\" = \"$(cat before)\" ]; do sleep 0.1; done; echo restored; read -r word; printf '1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n10'";
        try (PseudoTerminal terminal = PseudoTerminal.run(directory, 60, 8, KeyedProgram.class, "pid", restored)) {
            terminal.awaitBottom(KEYS);
            ProcessHandle.of(Long.parseLong(terminal.file("pid"))).orElseThrow().destroyForcibly();
            terminal.awaitRow("restored");
            terminal.awaitBottom("");
            terminal.type("\n");
            // All rows scroll again.
            terminal.awaitBottom("10");
            terminal.awaitEnd();
        }
    }
}
