package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every file below {@code src/test/cases} on every JDK. {@code -Dhotreload.case=<pattern>} chooses by name, as in
 * {@code lambda-*} or {@code 03-lambdas/*}; {@code -Dhotreload.case.compilers="javac,ecj ecj,javac ecj"} compiles the
 * versions in turns with javac and Eclipse's compiler.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD) // it only waits for what the schedule does in threads of its own
class CasesIT {

    /** Names of those that have failed in this JVM, which alone are played if the failed tests are run once more. */
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    private final Set<String> failedBefore = Set.copyOf(FAILED);
    private final CaseKit kit = CaseKit.shared();
    private final CaseSchedule schedule = new CaseSchedule(kit);
    private final CaseBatches batches = new CaseBatches(kit);
    private int files;

    @AfterAll
    void close() {
        schedule.close();
    }

    @Test
    void everyChosenJdkWasFound() {
        List<Integer> found = TestJdk.chosen().stream().map(TestJdk::feature).toList();
        List<Integer> missing = TestJdk.chosenFeatures().stream()
                .filter(feature -> !found.contains(feature))
                .toList();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(missing).as("JDKs that were not found").isEmpty();
        }
        if (!missing.isEmpty()) {
            System.out.println("WARNING: SKIPPED on JDKs that were not found: " + missing
                    + ". Set JAVA_HOME_<version> to run the cases on them.");
        }
        assertThat(found).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException {
        Map<String, List<Path>> byKind = ChosenCases.files().stream()
                .collect(Collectors.groupingBy(
                        file -> String.valueOf(
                                ChosenCases.DIRECTORY.relativize(file).getName(0)),
                        TreeMap::new,
                        Collectors.toList()));
        List<DynamicContainer> containers = byKind.entrySet().stream()
                .map(kind -> dynamicContainer(kind.getKey(), ofKind(kind.getValue())))
                .toList();
        schedule.start();
        return containers.stream();
    }

    private List<DynamicTest> ofKind(List<Path> paths) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path path : paths) {
            CaseFile file = CaseFile.read(path);
            files++;
            // The same one in all runs, which share what they compile.
            CaseFile own = Extent.forCompany(file, files);
            onEachJdk(path, own).forEach(tests::add);
        }
        return tests;
    }

    private Stream<DynamicTest> onEachJdk(Path path, CaseFile file) {
        return Extent.of(file).stream()
                .filter(jdk -> jdk.feature() >= file.release())
                .flatMap(jdk -> Compilers.chosen().stream()
                        .filter(compilers -> compilers.mayCompile(file))
                        .flatMap(compilers -> inEachDirection(path, file, jdk, compilers)));
    }

    private Stream<DynamicTest> inEachDirection(Path path, CaseFile file, TestJdk jdk, Compilers compilers) {
        List<Direction> directions = Direction.of(file).stream()
                .filter(direction -> Extent.includes(direction, jdk, file))
                .toList();
        CaseVersions versions = new CaseVersions(file, kit, jdk, compilers, directions.size());
        batches.add(versions.build(), jdk);
        return directions.stream()
                .map(direction -> dynamicTest(
                        direction.nameOf(file) + ", " + jdk + compilers.suffix(),
                        path.toUri(),
                        test(versions, direction)));
    }

    private Executable test(CaseVersions versions, Direction direction) {
        String name = versions.directory(direction).toString();
        if (!failedBefore.isEmpty() && !failedBefore.contains(name)) {
            return () -> fail("not played: it has passed before");
        }
        Outcome outcome = schedule.add(versions, direction);
        return () -> {
            try {
                outcome.await();
            } catch (Throwable e) {
                FAILED.add(name);
                throw e;
            }
        };
    }
}
