package dev.hotreload.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputHooksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/jline/terminal/TerminalBuilder",
                "jdk/internal/org/jline/terminal/TerminalBuilder",
                "org/aesh/readline/terminal/TerminalBuilder",
                "jline/TerminalFactory",
                "com/googlecode/lanterna/terminal/DefaultTerminalFactory",
                "com/googlecode/lanterna/terminal/ansi/UnixLikeTerminal",
            })
    void libraries_that_take_hold_of_a_terminal_are_known(String internalName) {
        assertThat(InputHooks.isTerminal(internalName)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/jline/terminal/Terminal",
                "org/jline/utils/AttributedString",
                "org/fusesource/jansi/AnsiConsole",
                "com/acme/payment/TerminalBuilder",
            })
    void those_that_only_print_are_others(String internalName) {
        assertThat(InputHooks.isTerminal(internalName)).isFalse();
    }
}
