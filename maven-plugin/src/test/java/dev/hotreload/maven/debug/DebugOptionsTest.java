package dev.hotreload.maven.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebugOptionsTest {

    @Test
    void a_port_may_have_spaces_around_it() throws MojoFailureException {
        assertThat(DebugOptions.parse("localhost", " 8000 ", true))
                .isEqualTo(new DebugOptions("localhost", 8000, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "http", "5005x"})
    void what_is_no_port_is_told(String port) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> DebugOptions.parse("localhost", port, false))
                .withMessageContaining("hotreload.debugPort is \"" + port + "\"; expected a port from 1 to 65535.");
    }
}
