package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A few cases whose versions Eclipse's compiler writes, or javac and it in turns, as when an IDE and Maven do. {@code
 * -Dhotreload.case.compilers} has {@link CasesIT} run all of them so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EclipseCompilerIT {

    /** Which compilers compile the versions of a case. */
    private record Pair(String compilers, String name) {}

    private static final List<Pair> CASES = List.of(
            new Pair("javac,ecj", "03-lambdas/lambda-inserted-above-live-one"),
            new Pair("ecj", "03-lambdas/serialisable"),
            new Pair("javac,ecj", "04-nested-classes/anonymous-classes-reordered"),
            new Pair("javac,ecj", "04-nested-classes/anonymous-within-an-anonymous"),
            new Pair("ecj", "05-methods/super-call-to-an-added-method-from-a-lambda"),
            new Pair("ecj,javac", "14-enums/constructor-throws"));

    private final CaseKit kit = CaseKit.shared();
    private final CaseSchedule schedule = new CaseSchedule(kit);

    @AfterAll
    void close() {
        schedule.close();
    }

    @TestFactory
    Stream<DynamicTest> casesOfTwoCompilers() {
        List<DynamicTest> tests = new ArrayList<>();
        for (TestJdk jdk : Extent.enough()) {
            for (Pair pair : CASES) {
                tests.add(test(pair, jdk, tests.size() + 1));
            }
        }
        schedule.start();
        return tests.stream();
    }

    private DynamicTest test(Pair pair, TestJdk jdk, int number) {
        CaseFile file = Extent.forCompany(CaseFile.read(Path.of("src/test/cases", pair.name + ".case")), number);
        CaseVersions versions = new CaseVersions(file, kit, jdk, Compilers.of(pair.compilers), 1);
        Outcome outcome = schedule.add(versions, Direction.FORWARDS);
        return DynamicTest.dynamicTest(pair.name + ", " + pair.compilers + ", " + jdk, outcome::await);
    }
}
