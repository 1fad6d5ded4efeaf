package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two classes are reloaded again and again while four threads call them: bodies change every time, and methods, lambdas
 * and constructors come and go. No more may be left of a reload than the members that it added.
 */
class ManyReloadsIT {

    private static final int RELOADS = Integer.getInteger("hotreload.stress.reloads", 60);
    /** After how many reloads the program says what the JVM holds. */
    private static final int MEASURED = 10;
    /** The first half, in which the JVM still compiles and links what it needs once, is not looked at. */
    private static final int LOOKED_AT = RELOADS / 2;
    /** What a reload may leave behind on average, in bytes of metaspace; a leaked loader is twice as much and more. */
    private static final long METASPACE_A_RELOAD = 24L << 10;
    /**
     * A lambda that was ever added stays in its class, and so do the class that the JDK makes of it and its linkage.
     */
    private static final long CLASSES_A_RELOAD = 2;
    /** Of the JDK, which loads some late. */
    private static final long OTHER_CLASSES = 20;

    static Collection<TestJdk> jdks() {
        return Extent.enough();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void noCallFailsNoResultIsStaleAndNothingGrows(TestJdk jdk) {
        List<Long> metaspace = new ArrayList<>();
        List<Long> classes = new ArrayList<>();
        CaseKit kit = CaseKit.shared();
        try (RunningCase running = new RunningCase.Starter(kit, jdk, "many-reloads")
                .withBatches()
                .optimised()
                .start(program())) {
            for (int number = 1; number <= RELOADS; number++) {
                Path next = compile(kit.compiler(jdk), running, number);
                // As one batch: on a loaded machine any quiet period may pass between two files.
                running.batch(() -> running.deliver(CaseFile.APPLICATION, next), CaseFile.APPLICATION);
                running.awaitGeneration();
                List<String> answer = running.drive();
                assertThat(answer)
                        .as("generation %d%n%s", number, running.log())
                        .hasSize(number % MEASURED == 0 ? 4 : 2);
                assertThat(answer.get(0)).isEqualTo(Integer.toString(number));
                if (number % MEASURED == 0) {
                    metaspace.add(Long.valueOf(answer.get(2)));
                    classes.add(Long.valueOf(answer.get(3)));
                }
            }
            running.passed();
        }
        System.out.printf(
                "%s: %d reloads; after each %d: metaspace %s KiB, classes %s%n",
                jdk,
                RELOADS,
                MEASURED,
                metaspace.stream().map(bytes -> bytes >> 10).toList(),
                classes);
        assertThat(growth(metaspace)).as("growth of metaspace").isLessThan(METASPACE_A_RELOAD * LOOKED_AT);
        assertThat(growth(classes))
                .as("growth of the number of classes")
                .isLessThanOrEqualTo(CLASSES_A_RELOAD * LOOKED_AT + OTHER_CLASSES);
    }

    private static long growth(List<Long> measured) {
        return measured.get(measured.size() - 1) - measured.get((RELOADS - LOOKED_AT) / MEASURED - 1);
    }

    private static Path compile(CaseCompiler compiler, RunningCase running, int number) {
        Path classes = running.live(CaseFile.APPLICATION).resolveSibling("next");
        Directories.delete(classes);
        compiler.compile(
                Map.of("p/Left.java", left(number), "p/Right.java", right(number)),
                classes.resolveSibling("next-sources"),
                classes,
                running.classPath(1),
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
