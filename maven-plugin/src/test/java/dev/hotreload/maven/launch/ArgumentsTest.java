package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private final Arguments arguments = new Arguments();

    @Test
    void a_text_is_split_as_a_shell_splits_it() {
        arguments.set("--port 8080  --title 'My \"shop\"' \"it's\"");

        assertThat(arguments.values()).containsExactly("--port", "8080", "--title", "My \"shop\"", "it's");
    }

    @Test
    void elements_are_taken_as_they_are() {
        arguments.addArg("--title 'My shop'");
        arguments.addJvmArg("-Da=b c");

        assertThat(arguments.values()).containsExactly("--title 'My shop'", "-Da=b c");
    }

    @Test
    void an_open_quote_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arguments.set("--title 'My shop"))
                .withMessage("a quote is not closed in: --title 'My shop");
    }
}
