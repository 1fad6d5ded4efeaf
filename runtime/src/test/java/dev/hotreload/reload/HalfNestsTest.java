package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.Extent;
import dev.hotreload.cases.MemoryCompiler;
import dev.hotreload.cases.MemoryVersions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Somebody writes the class files of a nest in two halves, with a pause between: every half, there and back. In the end
 * every class that was loaded must be what it is after one set. The pauses take turns; in full, each program has all of
 * them.
 */
@Execution(ExecutionMode.CONCURRENT)
class HalfNestsTest {
    private static final Duration SHORT = Duration.ofMillis(900);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final List<Duration> PAUSES = List.of(SHORT, LONG);

    @TempDir
    static Path temporary = Path.of("");

    private int turns;

    @TestFactory
    Stream<DynamicTest> eachHalf() {
        return HalfNests.PROGRAMS.entrySet().stream()
                .flatMap(program -> Stream.of("javac", "ecj")
                        .flatMap(compiler -> pauses().map(pause -> DynamicTest.dynamicTest(
                                program.getKey() + ", " + compiler + ", " + pause,
                                () -> assertThat(wrong(program.getValue(), compiler, pause))
                                        .isEmpty()))));
    }

    /** More pauses than one: every order of all files, in every way in which some come together. */
    @TestFactory
    Stream<DynamicTest> eachOrder() {
        String text = Objects.requireNonNull(HalfNests.PROGRAMS.get(HalfNests.WITH_EVERYTHING));
        MemoryVersions versions = compile(text, "javac");
        return (Extent.isFull() ? PAUSES.stream() : Stream.of(LONG))
                .map(pause -> DynamicTest.dynamicTest("pauses of " + pause, () -> {
                    List<String> wrong = new ArrayList<>();
                    List<List<Set<String>>> orders = HalfNests.orders(HalfNests.changed(versions, 1, 2));
                    assertThat(orders).hasSizeGreaterThan(500);
                    for (List<Set<String>> order : orders) {
                        NestWriter writer = new NestWriter(text, versions, pause);
                        order.forEach(files -> writer.write(files, 2));
                        writer.wrong().forEach(each -> wrong.add(order + ": " + each));
                        writer.inDoubt().forEach(each -> wrong.add(order + ": in doubt is " + each));
                    }
                    assertThat(wrong).isEmpty();
                }));
    }

    private Stream<Duration> pauses() {
        if (Extent.isFull()) {
            return PAUSES.stream();
        }
        int turn = turns++;
        return Stream.of(PAUSES.get((turn + turn / 2) % PAUSES.size()));
    }

    private List<String> wrong(String text, String compiler, Duration pause) {
        MemoryVersions versions = compile(text, compiler);
        List<Set<String>> there = HalfNests.halves(HalfNests.changed(versions, 1, 2));
        List<Set<String>> back = HalfNests.halves(HalfNests.changed(versions, 2, 1));
        assertThat(there).hasSizeGreaterThan(1);
        Map<String, String> wrong = new TreeMap<>();
        for (Set<String> first : there) {
            NestWriter onlyThere = new NestWriter(text, versions, pause);
            boolean waited = !onlyThere.write(first, 2);
            onlyThere.write(HalfNests.changed(versions, 1, 2), 2);
            onlyThere.wrong().forEach(each -> wrong.putIfAbsent(each, first + " first"));
            // Whatever half was waited for, the whole is one set.
            for (Set<String> firstBack : waited && first != there.get(0) ? List.<Set<String>>of() : back) {
                NestWriter writer = new NestWriter(text, versions, pause);
                writer.write(first, 2);
                writer.write(HalfNests.changed(versions, 1, 2), 2);
                writer.write(firstBack, 1);
                writer.write(HalfNests.changed(versions, 2, 1), 1);
                writer.wrong().forEach(each -> wrong.putIfAbsent(each, first + ", and back " + firstBack + " first"));
            }
        }
        return wrong.entrySet().stream()
                .map(entry -> entry.getKey() + " after " + entry.getValue())
                .toList();
    }

    private MemoryVersions compile(String text, String compiler) {
        if (compiler.equals("ecj")) {
            return new MemoryVersions(
                    Map.of(), Map.of(1, Map.of("app", eclipse(text, 1)), 2, Map.of("app", eclipse(text, 2))));
        }
        try (MemoryCompiler javac = new MemoryCompiler()) {
            return MemoryVersions.compile(text, javac);
        }
    }

    /** With Eclipse's compiler, which wants files. */
    private Map<String, byte[]> eclipse(String text, int version) {
        try {
            Path directory = Files.createTempDirectory(temporary, "ecj");
            Path source = Files.writeString(directory.resolve("X.java"), HalfNests.source(text, version));
            StringWriter said = new StringWriter();
            String options = "-17 -g -nowarn -proc:none -d " + directory + " " + source;
            if (!BatchCompiler.compile(options, new PrintWriter(said), new PrintWriter(said), null)) {
                throw new IllegalArgumentException(said.toString());
            }
            Map<String, byte[]> classes = new TreeMap<>();
            try (Stream<Path> files = Files.list(directory.resolve("p"))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    classes.put("p/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
