package dev.hotreload.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Extent;
import dev.hotreload.testing.TestJdk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs are edited at random in twenty steps, reloaded after each, and must print what a fresh JVM prints.
 *
 * <p>Without properties: one program that is always the same. {@code -Dhotreload.random.seed} runs
 * the program of a seed that was printed, {@code -Dhotreload.random.minutes} as many as that time allows.
 */
class RandomProgramsIT {

    private static final long ALWAYS = 201;
    private static final Duration MINUTES = Duration.ofMinutes(Long.getLong("hotreload.random.minutes", 0));
    /** For making a failing program small. */
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("hotreload.random.patience", 60));

    static Collection<TestJdk> jdks() {
        return Extent.enough();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aReloadedProgramPrintsWhatAFreshOnePrints(TestJdk jdk) {
        List<String> failures = new ArrayList<>();
        int programs = 0;
        try (RandomPrograms random = new RandomPrograms(CaseKit.shared(), jdk, PATIENCE)) {
            Instant end = Instant.now().plus(MINUTES);
            for (long seed : seeds()) {
                random.run(seed).ifPresent(failures::add);
                programs++;
            }
            RandomGenerator fresh = new SplittableRandom();
            while (Instant.now().isBefore(end)) {
                random.run(fresh.nextLong(Integer.MAX_VALUE)).ifPresent(failures::add);
                programs++;
            }
        }
        System.out.printf(
                "%s: %d of %d random programs survived their steps%n", jdk, programs - failures.size(), programs);
        assertThat(failures)
                .as("programs that fail; -Dhotreload.random.seed=<seed> runs one again")
                .isEmpty();
    }

    private static List<Long> seeds() {
        Long chosen = Long.getLong("hotreload.random.seed");
        if (chosen != null) {
            return List.of(chosen);
        }
        // Always the same: a build fails for what it changed, and not for what nobody has met before.
        return List.of(ALWAYS);
    }
}
