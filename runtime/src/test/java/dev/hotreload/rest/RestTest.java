package dev.hotreload.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an application counts as started; the clocks are the test's. */
class RestTest {

    private Duration now = Duration.ZERO;
    private Duration used = Duration.ZERO;
    private double idleProcessors;
    private boolean isTold = true;
    private final Rest rest =
            new Rest(() -> isTold ? Optional.of(used) : Optional.empty(), share -> idleProcessors, () -> now.toNanos());

    @Test
    void itRestsAfterHalfASecondWithoutWork() {
        assertThat(interval(0)).isFalse();
        assertThat(interval(0.1)).isTrue();
    }

    @Test
    void aShortPauseIsNoRest() {
        assertThat(interval(1)).isFalse();
        assertThat(interval(0)).isFalse();
        assertThat(interval(0.9)).isFalse();
        assertThat(interval(0)).isFalse();
        assertThat(interval(0)).isTrue();
    }

    @Test
    void itIsBusyAgainWhenItWorks() {
        interval(0);
        assertThat(interval(0)).isTrue();
        assertThat(interval(0.8)).isFalse();
    }

    @Test
    void askingTwiceInAnIntervalChangesNothing() {
        interval(0);
        assertThat(rest.hasCome()).isFalse();
        assertThat(rest.hasCome()).isFalse();
        assertThat(interval(0)).isTrue();
        assertThat(rest.hasCome()).isTrue();
    }

    @Test
    void aBusyApplicationThatLeavesAProcessorIsNotDisturbed() {
        idleProcessors = 2.5;
        assertThat(interval(1)).isFalse();
        assertThat(interval(1)).isTrue();
    }

    @Test
    void afterHalfAMinuteItIsNotStartingAnyMore() {
        for (int i = 0; i < 119; i++) {
            assertThat(interval(2)).isFalse();
        }
        assertThat(interval(2)).isTrue();
    }

    @Test
    void whereTheSystemDoesNotTellItIsTheTimeThatCounts() {
        isTold = false;
        for (int i = 0; i < 119; i++) {
            assertThat(interval(0)).isFalse();
        }
        assertThat(interval(0)).isTrue();
    }

    /** Lets an interval pass in which it uses this share of a processor. */
    private boolean interval(double share) {
        now = now.plus(Rest.INTERVAL);
        used = used.plusNanos((long) (share * Rest.INTERVAL.toNanos()));
        return rest.hasCome();
    }
}
