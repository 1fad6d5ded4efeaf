package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotreload.plan.RefusedChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every case in both directions without a JVM that runs it: compiled in memory, compared, planned and woven to the last
 * version and back, with every result verified. What fails here fails within a minute.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class CasesInMemoryTest {

    /** Kinds of changes for which the memory of the JVM is changed. */
    private static final Set<String> HIERARCHY = Set.of("18-hierarchy", "19-hierarchy");

    /** Whose superclass changes before they are loaded. */
    private static final Set<String> NOT_LOADED = Set.of("not-found-before-its-set-is-applied");

    /** Those that no run uses: a compiler is for one thread, and dear to make. */
    private final Queue<MemoryCompiler> compilers = new ConcurrentLinkedQueue<>();

    /** By the direction that comes first; the other one needs the same. */
    private final Map<Path, MemoryVersions> compiled = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> leftOut = new ConcurrentSkipListMap<>();
    private final AtomicInteger directions = new AtomicInteger();
    private final AtomicInteger classes = new AtomicInteger();

    @AfterAll
    void report() {
        compilers.forEach(MemoryCompiler::close);
        System.out.printf("In memory: %d directions, %d classes woven%n", directions.get(), classes.get());
        leftOut.forEach((reason, names) -> System.out.printf("  not in memory, %s: %s%n", reason, names));
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return ChosenCases.files().stream().flatMap(this::inEachDirection);
    }

    private Stream<DynamicTest> inEachDirection(Path path) {
        CaseFile file = CaseFile.read(path);
        return Direction.of(file).stream()
                .map(direction -> DynamicTest.dynamicTest(
                        file.kind() + "/" + direction.nameOf(file), path.toUri(), () -> run(path, file, direction)));
    }

    private void run(Path path, CaseFile file, Direction direction) {
        Optional<String> reason = needsJvm(file);
        reason.ifPresent(text -> leftOut.computeIfAbsent(text, key -> new ConcurrentSkipListSet<>())
                .add(direction.nameOf(file)));
        assumeTrue(reason.isEmpty(), () -> "needs " + reason.orElse(""));

        MemoryVersions versions = compiled.computeIfAbsent(path, key -> compile(file));
        MemoryProgram program = new MemoryProgram(file, versions, direction.version(1, file.versions()));
        MemoryCheck check = new MemoryCheck();
        for (int generation = 1; generation <= generations(file); generation++) {
            int version = direction.version(1 + generation % file.versions(), file.versions());
            MemoryProgram.Step step = program.reload(version);
            if (file.has("refused") && !step.refused().isEmpty()) {
                // Tried once, as by the program that runs; others are refused only by what their code does.
                directions.incrementAndGet();
                return;
            }
            assertThat(step.refused().stream().map(RefusedChange::toString))
                    .as("refused on the way to v%d", version)
                    .isEmpty();
            assertThat(check.of(program, step)).as("on the way to v%d", version).isEmpty();
            classes.addAndGet(step.redefined().size());
        }
        directions.incrementAndGet();
    }

    /** There and back, unless the case ends before. */
    private static int generations(CaseFile file) {
        int thereAndBack = file.versions() + 1;
        return file.lines("generations", 0).stream()
                .findFirst()
                .map(said -> Math.min(Integer.parseInt(said), thereAndBack))
                .orElse(thereAndBack);
    }

    private MemoryVersions compile(CaseFile file) {
        MemoryCompiler free = compilers.poll();
        MemoryCompiler compiler = free == null ? new MemoryCompiler() : free;
        try {
            return MemoryVersions.compile(file, compiler);
        } finally {
            compilers.add(compiler);
        }
    }

    /** What of a case is not to be had in memory. */
    private static Optional<String> needsJvm(CaseFile file) {
        if (NOT_LOADED.contains(file.name())) {
            return Optional.of("a class that is not loaded yet, where all count as loaded here");
        }
        if (file.isOfOtherLanguage()) {
            return Optional.of("another compiler");
        }
        if (HIERARCHY.contains(file.kind())
                && !file.has("refused")
                && !file.name().equals("interfaces-in-another-order")) {
            return Optional.of("the memory of a JVM that runs the program");
        }
        if (file.has("jars")) {
            return Optional.of("libraries that the build copies later");
        }
        if (file.release() > Runtime.version().feature()) {
            return Optional.of("a newer JDK");
        }
        return Optional.empty();
    }
}
