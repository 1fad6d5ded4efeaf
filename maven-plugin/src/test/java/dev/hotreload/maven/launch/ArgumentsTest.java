package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hotreload.maven.message.ParameterTexts;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private final Arguments arguments = new Arguments();

    @Test
    void a_text_is_split_as_a_shell_splits_it() throws MojoFailureException {
        arguments.set("--port 8080  --title 'My \"shop\"' \"it's\"");

        assertThat(arguments.values("args")).containsExactly("--port", "8080", "--title", "My \"shop\"", "it's");
    }

    @Test
    void a_text_may_have_several_lines_as_in_a_pom() throws MojoFailureException {
        arguments.set("\n  -Xmx1g\n\t-Da='b c'\r\n  ");

        assertThat(arguments.values("jvmArgs")).containsExactly("-Xmx1g", "-Da=b c");
    }

    @Test
    void elements_are_taken_as_they_are() throws MojoFailureException {
        arguments.addArg("--title 'My shop'");
        arguments.addJvmArg("-Da=b c");

        assertThat(arguments.values("args")).containsExactly("--title 'My shop'", "-Da=b c");
    }

    @Test
    void an_open_quote_is_an_error() {
        arguments.set("--title 'My shop");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> arguments.values("args"))
                .withMessage(ParameterTexts.openQuote("args", "--title 'My shop"));
    }
}
