package dev.hotreload.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void theMedianIsTheMiddleOfUnsortedValues() {
        assertThat(Samples.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Samples.of(List.of(1.0, 2.0, 4.0, 100.0)).median()).isEqualTo(3.0);
    }

    @Test
    void fiveOfAHundredValuesExceedTheNinetyFifthPercentile() {
        List<Double> values =
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
        assertThat(Samples.of(values).p95()).isEqualTo(95.0);
    }

    @Test
    void mergedSamplesCountAllValues() {
        Samples merged = Samples.merge(List.of(Samples.of(List.of(5.0, 6.0)), Samples.of(List.of(1.0))));
        assertThat(merged.size()).isEqualTo(3);
        assertThat(merged.median()).isEqualTo(5.0);
    }

    @Test
    void withoutAnyValueNothingIsSaid() {
        assertThatThrownBy(() -> Samples.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
