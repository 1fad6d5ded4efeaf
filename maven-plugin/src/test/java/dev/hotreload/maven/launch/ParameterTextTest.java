package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.hotreload.maven.message.ParameterTexts;
import java.time.Duration;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that users write for durations, counts, variables and colours. */
class ParameterTextTest {

    @ParameterizedTest
    @CsvSource({"10, 10", "10ms, 10", "' 50 ms ', 50", "2s, 2000", "1m, 60000", "0, 0"})
    void durations_have_a_unit_or_are_in_milliseconds(String text, long millis) throws MojoFailureException {
        assertThat(Intervals.parse("poll", text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5ms", "1.5s", "10 hours"})
    void what_is_no_duration_is_told_with_valid_values(String text) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> Intervals.parse("quietPeriod", text))
                .withMessage(ParameterTexts.badInterval("quietPeriod", text));
    }

    @Test
    void counts_are_whole_numbers_from_zero() throws MojoFailureException {
        assertThat(Counts.parse("exitAfterReloads", " 2 ")).isEqualTo(2);
        assertThat(Counts.parse("exitAfterReloads", "0")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "-1", "1.5", ""})
    void what_is_no_count_is_told_with_valid_values(String text) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> Counts.parse("exitAfterReloads", text))
                .withMessage(ParameterTexts.badCount("exitAfterReloads", text));
    }

    @Test
    void variables_are_split_as_a_shell_splits_them() throws MojoFailureException {
        assertThat(EnvironmentVariables.parse("A=1 B='two words' C= D=x=y"))
                .containsExactly(entry("A", "1"), entry("B", "two words"), entry("C", ""), entry("D", "x=y"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"A=1 B, B", "=x, =x", "A='x, A='x"})
    void what_sets_no_variable_is_told(String text, String wrong) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> EnvironmentVariables.parse(text))
                .withMessage(ParameterTexts.badEnvironment(wrong));
    }

    @Test
    void mavens_switch_decides_about_colour_before_everything_else() {
        Map<String, String> noColour = Map.of("NO_COLOR", "1");

        assertThat(Terminal.isColoured("always", noColour)).isTrue();
        assertThat(Terminal.isColoured("never", Map.of())).isFalse();
        assertThat(Terminal.isColoured("auto", noColour)).isFalse();
    }
}
