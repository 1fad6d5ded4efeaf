package dev.hotreload.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsLineUp() {
        Table table = new Table("Speed", "animal", "km/h").row("hare", "70").row("tortoise", "0.3");
        assertThat(table.markdown()).isEqualTo("""
                        ## Speed

                        | animal   | km/h |
                        | -------- | ---- |
                        | hare     | 70   |
                        | tortoise | 0.3  |
                        """);
    }

    @Test
    void aRowWithACellTooFewIsRefused() {
        Table table = new Table("Speed", "animal", "km/h");
        assertThatThrownBy(() -> table.row("hare"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Speed");
    }
}
