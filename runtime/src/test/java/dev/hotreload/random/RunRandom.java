package dev.hotreload.random;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs random programs from the command line: {@code RunRandom [--jdk 25] [--minutes 120] [--patience 60] [--compile]
 * [--target runtime/target] <seed>…}.
 *
 * <p>First those of the seeds, then new ones for as many minutes. Each failure is told as soon as it has been made
 * small. {@code --compile} only compiles them, which finds what the generator does wrong. Exits with the number of
 * failures.
 */
final class RunRandom {

    private RunRandom() {}

    public static void main(String[] args) {
        Path target = Path.of("runtime/target");
        Duration minutes = Duration.ZERO;
        Duration patience = Duration.ofSeconds(60);
        boolean compilesOnly = false;
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--jdk" -> System.setProperty("hotreload.test.jdks", args[++i]);
                case "--minutes" -> minutes = Duration.ofMinutes(Long.parseLong(args[++i]));
                case "--patience" -> patience = Duration.ofSeconds(Long.parseLong(args[++i]));
                case "--compile" -> compilesOnly = true;
                case "--target" -> target = Path.of(args[++i]);
                default -> seeds.add(Long.parseLong(args[i]));
            }
        }
        int failures = 0;
        try (CaseKit kit = CaseKit.open(target)) {
            for (TestJdk jdk : TestJdk.chosen()) {
                failures += run(kit, jdk, seeds, minutes, patience, compilesOnly);
            }
        }
        System.exit(failures);
    }

    private static int run(
            CaseKit kit, TestJdk jdk, List<Long> seeds, Duration minutes, Duration patience, boolean compilesOnly) {
        int programs = 0;
        int failures = 0;
        try (RandomPrograms random = new RandomPrograms(kit, jdk, patience)) {
            Instant end = Instant.now().plus(minutes);
            RandomGenerator fresh = new SplittableRandom();
            while (programs < seeds.size() || Instant.now().isBefore(end)) {
                long seed = programs < seeds.size() ? seeds.get(programs) : fresh.nextLong(Integer.MAX_VALUE);
                Optional<String> failure = compilesOnly ? random.compile(seed) : random.run(seed);
                failure.ifPresent(System.out::println);
                failures += failure.isPresent() ? 1 : 0;
                programs++;
            }
        }
        System.out.printf("%s: %d of %d random programs survived%n", jdk, programs - failures, programs);
        return failures;
    }
}
