package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A few cases whose versions javac and Eclipse's compiler write in turns, as when an IDE and Maven do. {@code
 * -Dhotreload.case.compilers} has {@link CasesIT} run all of them so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EclipseCompilerIT {

    private static final List<String> CASES = List.of(
            "03-lambdas/lambda-inserted-above-live-one",
            "04-nested-classes/anonymous-classes-reordered",
            "04-nested-classes/anonymous-within-an-anonymous");

    private final CaseKit kit = CaseKit.open(Path.of("target"));

    @AfterAll
    void close() {
        kit.close();
    }

    @TestFactory
    Stream<DynamicTest> casesOfTwoCompilers() {
        return CASES.stream().flatMap(name -> TestJdk.chosen().stream().map(jdk -> test(name, jdk)));
    }

    private DynamicTest test(String name, TestJdk jdk) {
        CaseFile file = CaseFile.read(Path.of("src/test/cases", name + ".case"));
        CaseVersions versions = new CaseVersions(file, kit, jdk, Compilers.of("javac,ecj"), 1);
        return DynamicTest.dynamicTest(name + ", " + jdk, () -> new CaseRun(versions, Direction.FORWARDS).run());
    }
}
