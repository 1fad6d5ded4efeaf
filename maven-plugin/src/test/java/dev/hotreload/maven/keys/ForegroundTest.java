package dev.hotreload.maven.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForegroundTest {

    @Test
    void who_is_in_the_foreground_has_the_terminals_process_group() {
        assertThat(Foreground.isHere("4711 (java) S 4700 4711 4600 34816 4711 4194304 1 2"))
                .isTrue();
        assertThat(Foreground.isHere("4711 (java) S 4700 4711 4600 34816 4600 4194304 1 2"))
                .isFalse();
    }

    @Test
    void the_name_of_the_command_may_look_like_other_fields() {
        assertThat(Foreground.isHere("4711 (a) S 1 2 3 4 (b) S 4700 4711 4600 34816 4711 4194304 1 2"))
                .isTrue();
    }

    @Test
    void without_a_controlling_terminal_nobody_is_in_the_background() {
        assertThat(Foreground.isHere("4711 (java) S 4700 4711 4600 0 -1 4194304 1 2"))
                .isTrue();
    }
}
