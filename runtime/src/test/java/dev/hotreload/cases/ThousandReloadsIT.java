package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two classes are reloaded a thousand times while four threads call them: bodies change every time, and methods, lambdas
 * and constructors come and go.
 */
@Isolated("what it measures are times")
class ThousandReloadsIT {

    private static final int RELOADS = Integer.getInteger("hotreload.stress.reloads", 1000);
    /** Long enough that no load of the machine lets it pass between two renames of one set. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(60);
    /** What metaspace may grow by in all reloads after the first tenth; one leaked loader each would be ten times as much. */
    private static final long METASPACE_GROWTH = 4L << 20;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void noCallFailsNoResultIsStaleAndNothingGrows(TestJdk jdk) {
        CaseFile program = CaseFileParser.parse("stress", "thousand-reloads", program());
        List<Duration> latencies = new ArrayList<>();
        List<Long> metaspace = new ArrayList<>();
        try (CaseKit kit = CaseKit.open(Path.of("target"))) {
            Path directory = kit.directory().resolve("jdk" + jdk.feature() + "/stress");
            Directories.delete(directory);
            Directories.create(directory);
            CaseBuild build = new CaseBuild(program, kit, jdk, directory);
            build.compile();
            CaseJvms jvms = new CaseJvms(program, kit, jdk, build, directory, QUIET_PERIOD);
            List<LiveModule> modules = jvms.install();
            EventLog events = new EventLog(directory.resolve("events.jsonl"));
            try (ForkedJvm subject = jvms.subject(modules, events)) {
                subject.ask("setup");
                for (int number = 1; number <= RELOADS; number++) {
                    Path classes = compile(kit.compiler(jdk), directory, build, number);
                    long start = System.nanoTime();
                    modules.get(0).replace(classes, Delivery.RENAMED);
                    events.await(Set.of(CaseFile.APPLICATION));
                    latencies.add(Duration.ofNanos(System.nanoTime() - start));
                    List<String> answer = subject.ask("drive");
                    assertThat(answer)
                            .as("generation %d%n%s", number, subject.tail())
                            .hasSize(3);
                    assertThat(answer.get(0)).isEqualTo(Integer.toString(number));
                    if (number % 100 == 0) {
                        metaspace.add(Long.valueOf(answer.get(2)));
                    }
                }
            }
            Directories.delete(directory);
        }
        report(jdk, latencies, metaspace);
        assertThat(metaspace.get(metaspace.size() - 1) - metaspace.get(0)).isLessThan(METASPACE_GROWTH);
        assertThat(median(latencies, RELOADS * 8 / 10, RELOADS))
                .isLessThan(median(latencies, RELOADS / 10, RELOADS * 3 / 10).multipliedBy(2));
    }

    private static void report(TestJdk jdk, List<Duration> latencies, List<Long> metaspace) {
        System.out.printf(
                "%s: %d reloads; median from file to event: %d ms early, %d ms late; metaspace after each hundred: %s%n",
                jdk,
                RELOADS,
                median(latencies, RELOADS / 10, RELOADS * 3 / 10).toMillis(),
                median(latencies, RELOADS * 8 / 10, RELOADS).toMillis(),
                metaspace.stream().map(bytes -> bytes / 1024 + " KiB").toList());
    }

    private static Duration median(List<Duration> latencies, int from, int to) {
        List<Duration> sorted = latencies.subList(from, to).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static Path compile(CaseCompiler compiler, Path directory, CaseBuild build, int number) {
        Path classes = directory.resolve("next");
        Directories.delete(classes);
        compiler.compile(
                Map.of("p/Left.java", left(number), "p/Right.java", right(number)),
                directory.resolve("next-sources"),
                classes,
                build.classPath(1),
                17,
                List.of());
        return classes;
    }

    private static String left(int number) {
        return """
                package p;

                import java.util.function.IntSupplier;

                class Left {
                    Left() {}

                    Left(int%s start) {}

                    static int number() {
                        return %d;
                    }

                    int viaInstance() {
                        return new Left(null).added%d();
                    }

                    private int added%d() {
                        IntSupplier lambda = () -> number() + %d * 0;
                        return lambda.getAsInt();
                    }

                    static int rightOf() {
                        return Right.number();
                    }
                }
                """.formatted("[]".repeat(1 + number % 3), number, number % 7, number % 7, number);
    }

    private static String right(int number) {
        return """
                package p;

                class Right {
                    static int number() {
                        Object anonymous = new Object() {
                            @Override
                            public int hashCode() {
                                return %d;
                            }
                        };
                        return anonymous.hashCode();
                    }
                }
                """.formatted(number);
    }

    private static String program() {
        try (InputStream in = ThousandReloadsIT.class.getResourceAsStream("/stress/program.case")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
