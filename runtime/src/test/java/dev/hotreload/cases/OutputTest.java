package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {

    @Test
    void whatTheJvmIsFreeToChooseHasOneSpelling() {
        assertThat(Output.normal(List.of(
                        "p.A@1b6d3586",
                        "p.A@3ca and [I@0 and [Lp.A;@ff",
                        "@c.Mark(@a)",
                        "p.A$$Lambda$14/0x0000000800c03000@7cca494b",
                        "p.A$$Lambda/0x000000008d001000@7cca494b",
                        "at p.A.lambda$run$3(A.java:7)",
                        "p.A$2 and p.A$1Local",
                        "costs $5")))
                .containsExactly(
                        "p.A@hash",
                        "p.A@hash and [I@hash and [Lp.A;@hash",
                        "@c.Mark(@a)",
                        "p.A$$Lambda@hash",
                        "p.A$$Lambda@hash",
                        "at p.A.lambda$run$n(A.java:7)",
                        "p.A$n and p.A$nLocal",
                        "costs $5");
    }

    @Test
    void keptStateReplacesLinesOfTheFreshRun() {
        assertThat(Output.expected(List.of("count 1", "name x"), List.of("count 1 -> count 2")))
                .containsExactly("count 2", "name x");
    }

    @Test
    void keptStateThatTheFreshRunDoesNotPrintIsAMistakeInTheCase() {
        assertThatThrownBy(() -> Output.expected(List.of("a"), List.of("b -> c")))
                .hasMessageContaining("no line \"b\"");
    }
}
