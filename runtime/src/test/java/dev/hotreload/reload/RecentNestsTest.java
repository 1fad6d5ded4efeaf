package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.change.EarlierNest;
import dev.hotreload.change.MatchedNest;
import dev.hotreload.classfile.ClassFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentNestsTest {
    private static final List<ClassFile> AT_FIRST = List.of(ClassFile.parse(TestModule.classFile("p/X$1", "1")));
    private static final List<ClassFile> LATER = List.of(ClassFile.parse(TestModule.classFile("p/X$1", "2")));

    private static final Set<String> FILES = Set.of("p/X");

    private final AtomicLong clock = new AtomicLong();
    private final RecentNests nests = new RecentNests(clock::get);

    @Test
    void ofANestThatNobodyWroteNothingIsKnown() {
        assertThat(nests.before("p/X", clock.get(), FILES).classes()).isEmpty();
    }

    @Test
    void whatLivedBeforeTheFirstHalfIsKnownUntilTheLastOne() {
        matched(AT_FIRST, clock.get());
        pass(1_500);
        matched(LATER, clock.get());
        pass(1_500);

        assertThat(nests.before("p/X", clock.get(), FILES).classes()).isEqualTo(AT_FIRST);
    }

    @Test
    void afterAPauseTheNextEditBegins() {
        matched(AT_FIRST, clock.get());
        pass(2_100);

        assertThat(nests.before("p/X", clock.get(), FILES).classes()).isEmpty();
        matched(LATER, clock.get());
        assertThat(nests.before("p/X", clock.get(), FILES).classes()).isEqualTo(LATER);
    }

    @Test
    void onlyAPauseEndsTheWriting() {
        matched(AT_FIRST, clock.get());
        for (int i = 0; i < 100; i++) {
            pass(1_900);
            matched(LATER, clock.get());
        }

        assertThat(nests.before("p/X", clock.get(), FILES).classes()).isEqualTo(AT_FIRST);
    }

    @Test
    void whatIsHandledLateWasNotWrittenLate() {
        matched(AT_FIRST, clock.get());
        pass(1_000);
        long noticed = clock.get();
        pass(5_000);

        assertThat(nests.before("p/X", noticed, FILES).classes()).isEqualTo(AT_FIRST);
        matched(LATER, noticed);
        assertThat(nests.before("p/X", clock.get(), FILES).classes()).isEqualTo(AT_FIRST);
    }

    @Test
    void otherNestsAreOnTheirOwn() {
        matched(AT_FIRST, clock.get());

        assertThat(nests.before("p/Y", clock.get(), FILES).classes()).isEmpty();
    }

    @Test
    void aNestOfTwoCompilationsIsAwaitedForEver() {
        nests.matched(Map.of("p/X", new MatchedNest(AT_FIRST, Set.of(), Set.of("p/X$1"))), clock.get(), FILES);
        pass(600_000);

        assertThat(nests.before("p/X", clock.get(), Set.of("p/X$1")).classes()).isEqualTo(AT_FIRST);
        nests.matched(Map.of("p/X", new MatchedNest(LATER, Set.of("p/X$1"), Set.of())), clock.get(), Set.of("p/X$1"));
        pass(2_100);
        assertThat(nests.before("p/X", clock.get(), Set.of("p/X$2"))).isEqualTo(new EarlierNest(AT_FIRST, false, true));
    }

    @Test
    void whoWritesAFileForTheSecondTimeBeginsTheNextEdit() {
        nests.matched(Map.of("p/X", new MatchedNest(AT_FIRST, Set.of(), Set.of("p/X$1"))), clock.get(), FILES);
        pass(2_100);

        assertThat(nests.before("p/X", clock.get(), Set.of("p/X", "p/X$1")).classes())
                .isEmpty();
    }

    /** Some classes are in other lines for good, because the arguments of their constructors are. */
    @Test
    void aClassThatWasInOtherLinesBeforeIsNoSignOfTwoCompilations() {
        nests.matched(Map.of("p/X", new MatchedNest(AT_FIRST, Set.of("p/X$1"), Set.of("p/X$1"))), clock.get(), FILES);
        pass(2_100);

        assertThat(nests.before("p/X", clock.get(), Set.of("p/X$1"))).isEqualTo(new EarlierNest(AT_FIRST, false, true));
    }

    private void matched(List<ClassFile> classes, long noticed) {
        nests.matched(Map.of("p/X", new MatchedNest(classes, Set.of(), Set.of())), noticed, FILES);
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
