package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.ClassFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentNestsTest {
    private static final List<ClassFile> AT_FIRST = List.of(ClassFile.parse(TestModule.classFile("p/X$1", "1")));
    private static final List<ClassFile> LATER = List.of(ClassFile.parse(TestModule.classFile("p/X$1", "2")));

    private final AtomicLong clock = new AtomicLong();
    private final RecentNests nests = new RecentNests(clock::get);

    @Test
    void ofANestThatNobodyWroteNothingIsKnown() {
        assertThat(nests.before("p/X", clock.get())).isEmpty();
    }

    @Test
    void whatLivedBeforeTheFirstHalfIsKnownUntilTheLastOne() {
        nests.matched(Map.of("p/X", AT_FIRST), clock.get());
        pass(1_500);
        nests.matched(Map.of("p/X", LATER), clock.get());
        pass(1_500);

        assertThat(nests.before("p/X", clock.get())).isEqualTo(AT_FIRST);
    }

    @Test
    void afterAPauseTheNextEditBegins() {
        nests.matched(Map.of("p/X", AT_FIRST), clock.get());
        pass(2_100);

        assertThat(nests.before("p/X", clock.get())).isEmpty();
        nests.matched(Map.of("p/X", LATER), clock.get());
        assertThat(nests.before("p/X", clock.get())).isEqualTo(LATER);
    }

    @Test
    void onlyAPauseEndsTheWriting() {
        nests.matched(Map.of("p/X", AT_FIRST), clock.get());
        for (int i = 0; i < 100; i++) {
            pass(1_900);
            nests.matched(Map.of("p/X", LATER), clock.get());
        }

        assertThat(nests.before("p/X", clock.get())).isEqualTo(AT_FIRST);
    }

    @Test
    void whatIsHandledLateWasNotWrittenLate() {
        nests.matched(Map.of("p/X", AT_FIRST), clock.get());
        pass(1_000);
        long noticed = clock.get();
        pass(5_000);

        assertThat(nests.before("p/X", noticed)).isEqualTo(AT_FIRST);
        nests.matched(Map.of("p/X", LATER), noticed);
        assertThat(nests.before("p/X", clock.get())).isEqualTo(AT_FIRST);
    }

    @Test
    void otherNestsAreOnTheirOwn() {
        nests.matched(Map.of("p/X", AT_FIRST), clock.get());

        assertThat(nests.before("p/Y", clock.get())).isEmpty();
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
