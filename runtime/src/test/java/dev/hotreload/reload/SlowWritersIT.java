package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.RunningCase;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody else writes class files, one after the other, with pauses between and within them and in any order: in the
 * end everything is as after a fresh start, live objects of anonymous and local classes included.
 */
class SlowWritersIT extends ReloadedPrograms {
    /** The number of sets; more in a longer run. */
    private static final int SETS = Integer.getInteger("hotreload.slowwriters.sets", 6);

    /** The first of the seeds. */
    private static final long SEED = Long.getLong("hotreload.slowwriters.seed", 20_261_128L);

    /** How many programs at once, each with a seed and a writer of its own, for each JDK and compiler. */
    private static final int PROGRAMS = Integer.getInteger("hotreload.slowwriters.programs", 1);

    /** Several are separated by blanks, as in {@code "javac ecj javac,ecj"}. */
    private static final String COMPILERS = System.getProperty("hotreload.slowwriters.compilers", "javac");

    /** The longest pause of a writer, in milliseconds. */
    private static final int PAUSE = Integer.getInteger("hotreload.slowwriters.pause", 200);

    /** In v2 the classes that v1 has get other numbers, because others stand above them. */
    private static final String PROGRAM = """
            === v1 p/X.java ===
            package p;
            class X {
                Object a() { return "a1"; }
                Object b() { class Loc { public String toString() { return "b1"; } } return new Loc(); }
                Supplier c() { return new Supplier() { public String get() { return "c1"; } }; }
            }
            interface Supplier { String get(); }
            === v2 p/X.java ===
            package p;
            class X {
                Object a() { class Loc { int size = 2; public String toString() { return "a" + size; } } return new Loc(); }
                Object b() { class Loc { public String toString() { return "b2"; } } return new Loc(); }
                Supplier c() {
                    Supplier above = new Supplier() { int size = 3; public String get() { return "above" + size; } };
                    System.out.print(above.get().isEmpty());
                    return new Supplier() { public String get() { return "c2"; } };
                }
            }
            interface Supplier { String get(); }
            === kept ===
            Object B = new X().b();
            Supplier C = new X().c();
            === drive ===
            print(B, C.get(), new X().a(), new X().b(), new X().c().get());
            """;

    /** Who writes which class files of which program. */
    record Writer(TestJdk jdk, String compilers, long seed) {
        String name() {
            return "slow-writers-" + compilers.replace(',', '-') + "-" + seed;
        }
    }

    static List<Writer> writers() {
        return enough().stream()
                .flatMap(jdk -> Arrays.stream(COMPILERS.split(" "))
                        .flatMap(compilers -> LongStream.range(SEED, SEED + PROGRAMS)
                                .mapToObj(seed -> new Writer(jdk, compilers, seed))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("writers")
    void whatIsWrittenInPartsIsLiveInTheEndAndNothingElse(Writer writer) {
        Random random = new Random(writer.seed());
        try (RunningCase program = starter(writer.jdk(), writer.name())
                .compilers(writer.compilers())
                .quietPeriod(Duration.ofMillis(10))
                .start(PROGRAM)) {
            program.awaitDrive("b1 c1 a1 b1 c1");
            for (int set = 1; set <= SETS; set++) {
                int version = set % 2 + 1;
                write(program, version, random);
                program.awaitDrive(version == 1 ? "b1 c1 a1 b1 c1" : "falseb2 c2 a2 b2 c2");
            }
            assertThat(program.log()).doesNotContain("internal error").doesNotContain("refused");
            System.out.println(writer + ": " + SETS + " sets in " + program.generations() + " generations");
            program.passed();
        }
    }

    /** Brings the directory to a version, one file after the other. */
    private static void write(RunningCase program, int version, Random random) {
        Path live = program.live(APP);
        List<Path> files = new ArrayList<>(classFiles(program.classPath(version).get(0)));
        List<Path> old = new ArrayList<>(classFiles(live));
        old.removeAll(files);
        files.addAll(old);
        Collections.shuffle(files, random);
        for (Path file : files) {
            try {
                if (old.contains(file)) {
                    Files.delete(live.resolve(file));
                } else {
                    byte[] content = program.compiled(APP, version, file.toString());
                    program.write(APP, file.toString(), Arrays.copyOf(content, random.nextInt(content.length)));
                    pause(random.nextInt(PAUSE));
                    program.write(APP, file.toString(), content);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pause(random.nextInt(PAUSE));
        }
    }

    private static List<Path> classFiles(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(directory::relativize)
                    .filter(file -> file.startsWith("p")
                            && file.getFileName().toString().startsWith("X"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pause is what the writer does; nothing is waited for. */
    private static void pause(int millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
