package dev.hotreload.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Extent;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every program below {@code src/test/probes} prints under the runtime what it prints under plain {@code java -cp}, on
 * the newest JDK, in full on every one. {@code -Dhotreload.probe=<pattern>} chooses by name, as in {@code service-*}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // what JUnit does not assume of one instance for all
class ProbesIT {
    private static final Path PROBES = Path.of("src/test/probes");

    private final CaseKit kit = CaseKit.shared();

    @TestFactory
    Stream<DynamicTest> theSameAsPlainJava() throws IOException {
        return probes().stream()
                .flatMap(folder -> Extent.enough().stream()
                        .map(jdk -> dynamicTest(
                                folder.getFileName() + ", " + jdk,
                                folder.toUri(),
                                () -> new Probe(folder, kit, jdk).run())));
    }

    private static List<Path> probes() throws IOException {
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:" + System.getProperty("hotreload.probe", "*"));
        try (Stream<Path> folders = Files.list(PROBES)) {
            List<Path> chosen = folders.filter(Files::isDirectory)
                    .filter(folder -> matcher.matches(folder.getFileName()))
                    .sorted()
                    .toList();
            assertThat(chosen).as("probes that match").isNotEmpty();
            return chosen;
        }
    }
}
