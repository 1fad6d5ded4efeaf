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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two classes are reloaded again and again while four threads call them: bodies change every time, and methods, lambdas
 * and constructors come and go. Nothing may grow with the number of reloads.
 */
class ManyReloadsIT {

    private static final int RELOADS = Integer.getInteger("hotreload.stress.reloads", 200);
    /** Long enough that no load of the machine lets it pass between two renames of one set. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(60);
    /** After how many reloads the program says what the JVM holds. */
    private static final int MEASURED = 20;
    /** What a reload may leave behind on average, in bytes of metaspace; a leaked loader is ten times as much. */
    private static final long METASPACE_A_RELOAD = 4L << 10;

    static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void noCallFailsNoResultIsStaleAndNothingGrows(TestJdk jdk) {
        CaseFile program = CaseFileParser.parse("stress", "many-reloads", program());
        List<Long> metaspace = new ArrayList<>();
        List<Long> classes = new ArrayList<>();
        try (CaseKit kit = CaseKit.open(Path.of("target"))) {
            Path directory = kit.directory().resolve("jdk" + jdk.feature() + "/stress");
            Directories.delete(directory);
            Directories.create(directory);
            CaseBuild build = new CaseBuild(program, kit, jdk, directory, Compilers.of("javac"));
            build.compile();
            CaseJvms jvms = new CaseJvms(program, kit, jdk, build, directory, QUIET_PERIOD);
            List<LiveModule> modules = jvms.install(1);
            EventLog events = new EventLog(directory.resolve("events.jsonl"));
            try (ForkedJvm subject = jvms.subject(modules, events, List.of())) {
                subject.ask("setup");
                for (int number = 1; number <= RELOADS; number++) {
                    Path next = compile(kit.compiler(jdk), directory, build, number);
                    modules.get(0).replace(next, Delivery.RENAMED);
                    events.await(Set.of(CaseFile.APPLICATION));
                    List<String> answer = subject.ask("drive");
                    assertThat(answer)
                            .as("generation %d%n%s", number, subject.tail())
                            .hasSize(number % MEASURED == 0 ? 4 : 2);
                    assertThat(answer.get(0)).isEqualTo(Integer.toString(number));
                    if (number % MEASURED == 0) {
                        metaspace.add(Long.valueOf(answer.get(2)));
                        classes.add(Long.valueOf(answer.get(3)));
                    }
                }
            }
            Directories.delete(directory);
        }
        System.out.printf(
                "%s: %d reloads; after each %d: metaspace %s KiB, classes %s%n",
                jdk,
                RELOADS,
                MEASURED,
                metaspace.stream().map(bytes -> bytes >> 10).toList(),
                classes);
        assertThat(growth(metaspace)).as("growth of metaspace").isLessThan(METASPACE_A_RELOAD * RELOADS);
        // Every reload makes classes for its lambda and its call sites; they go with what they belong to.
        assertThat(growth(classes)).as("growth of the number of classes").isLessThan(RELOADS / 2);
    }

    /** From the end of the first tenth, when every kind of change has been made, to the end. */
    private static long growth(List<Long> measured) {
        return measured.get(measured.size() - 1) - measured.get(RELOADS / 10 / MEASURED - 1);
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
        try (InputStream in = ManyReloadsIT.class.getResourceAsStream("/stress/program.case")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
