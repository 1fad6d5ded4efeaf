package dev.hotreload.random;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/** Runs random programs on one JDK, and writes those that fail as small cases. Used by one thread. */
final class RandomPrograms implements AutoCloseable {

    private static final int STEPS = 20;
    /** The kind of a failure that is none of the runtime's. */
    private static final String GENERATOR = "generator";

    private final CaseKit kit;
    private final TestJdk jdk;
    private final RandomRun run;
    private final Duration patience;
    private int tries;

    /**
     * @param patience how long it may take to make a failing program small
     */
    RandomPrograms(CaseKit kit, TestJdk jdk, Duration patience) {
        this.kit = kit;
        this.jdk = jdk;
        this.run = new RandomRun(kit, jdk);
        this.patience = patience;
    }

    /**
     * Runs the program of a seed.
     *
     * @return what failed and where the case is; empty if nothing did
     */
    Optional<String> run(long seed) {
        Instant start = Instant.now();
        RandomProgram program = RandomProgram.of(seed, STEPS, jdk.feature());
        Optional<Failure> failure = attempt(program, "seed-" + seed);
        Optional<Failure> end = failure.filter(found -> found.kind().equals(Failure.NO_ROOM));
        System.out.printf(
                "%s: random program %d%s %s after %d ms%n",
                jdk,
                seed,
                program.isBackwards() ? " backwards" : "",
                failure.isEmpty() ? "survived" : end.isPresent() ? "survived until it was refused" : "FAILED",
                Duration.between(start, Instant.now()).toMillis());
        // To make it small takes longer.
        failure.ifPresent(
                found -> System.out.printf("  v%d %s%n  %s%n", found.version(), found.kind(), found.message()));
        return end.isPresent() ? Optional.empty() : failure.map(found -> report(seed, program, found));
    }

    /**
     * Only compiles the program of a seed.
     *
     * @return the compiler's messages; empty if it compiles
     */
    Optional<String> compile(long seed) {
        try {
            new RunningCase.Starter(kit, jdk, "compiled-" + seed)
                    .compile(RandomProgram.of(seed, STEPS, jdk.feature()).sections());
            return Optional.empty();
        } catch (IllegalArgumentException doesNotCompile) {
            return Optional.of("seed %d: %s".formatted(seed, doesNotCompile.getMessage()));
        }
    }

    private String report(long seed, RandomProgram program, Failure failure) {
        if (failure.kind().equals(GENERATOR)) {
            return "seed %d: a version does not compile%n  %s".formatted(seed, failure.message());
        }
        Minimiser minimiser = new Minimiser(
                candidate -> attempt(candidate, "smaller-" + seed + "-" + tries++)
                        .filter(failure::isLike)
                        .isPresent(),
                patience);
        RandomProgram small = minimiser.minimise(program, failure.version());
        Optional<Failure> smallFailure = attempt(small, "smallest-" + seed).filter(failure::isLike);
        Path file = write(seed, smallFailure.isPresent() ? small : program);
        return "%s, seed %d, v%d: %s%n  %s%n  as a case%s: %s"
                .formatted(
                        jdk,
                        seed,
                        failure.version(),
                        failure.kind(),
                        smallFailure.orElse(failure).message(),
                        smallFailure.isPresent() ? "" : " (not made smaller: it did not fail again)",
                        file);
    }

    private Optional<Failure> attempt(RandomProgram program, String name) {
        try {
            return run.run(program, name);
        } catch (IllegalArgumentException doesNotCompile) {
            return Optional.of(new Failure(1, GENERATOR, String.valueOf(doesNotCompile.getMessage())));
        } catch (IllegalStateException | ConditionTimeoutException noAnswer) {
            return Optional.of(new Failure(program.versions(), "silence", String.valueOf(noAnswer.getMessage())));
        }
    }

    private Path write(long seed, RandomProgram program) {
        try {
            Path directory = Files.createDirectories(kit.directory().resolveSibling("random"));
            return Files.writeString(
                    directory.resolve("seed-%d-jdk%d.case".formatted(seed, jdk.feature())),
                    "Random program " + seed + ", made small.\n" + program.sections());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
