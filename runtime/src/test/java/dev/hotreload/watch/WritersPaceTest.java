package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WritersPaceTest {
    private static final Duration QUIET = Duration.ofMillis(10);

    private final WritersPace pace = new WritersPace();

    @Test
    void whoWritesWithoutPausesIsWaitedForAsLongAsTheUserSays() {
        wrote(0, 1, 2);

        assertThat(pace.untilFinished(QUIET)).isEqualTo(QUIET);
    }

    @Test
    void whoPausesIsWaitedForThreeTimesTheLongestPause() {
        wrote(0, 80, 120);

        assertThat(pace.untilFinished(QUIET)).isEqualTo(Duration.ofMillis(240));
    }

    @Test
    void nobodyIsWaitedForLongerThanTwoSeconds() {
        wrote(0, 1_500);

        assertThat(pace.untilFinished(QUIET)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whoGoesOnAfterHalfASetWasToldIsWaitedForLongerFromThenOn() {
        wrote(0);
        pace.told();
        wrote(60);

        assertThat(pace.untilFinished(QUIET)).isEqualTo(Duration.ofMillis(180));
    }

    @Test
    void theNextEditIsNoPause() {
        wrote(0, 80);
        pace.told();
        wrote(2_000);

        assertThat(pace.untilFinished(QUIET)).isEqualTo(QUIET);
    }

    @Test
    void theOrderInWhichFilesAreNoticedDoesNotMatter() {
        wrote(0, 80, 20, 90);

        assertThat(pace.untilFinished(QUIET)).isEqualTo(Duration.ofMillis(240));
    }

    private void wrote(long... millis) {
        for (long at : millis) {
            pace.wrote(Duration.ofMillis(at).toNanos());
        }
    }
}
