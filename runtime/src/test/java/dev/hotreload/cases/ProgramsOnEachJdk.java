package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.util.Collection;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Programs that run under the runtime jar, each in a JVM of its own, on every JDK. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // what JUnit does not assume of one instance for all
public abstract class ProgramsOnEachJdk {

    /** What the programs need. */
    protected final CaseKit kit = CaseKit.shared();

    /** For {@code MethodSource}. */
    protected static Collection<TestJdk> jdks() {
        return TestJdk.chosen();
    }

    /** For {@code MethodSource}: those that show what is the same on all. */
    protected static Collection<TestJdk> enough() {
        return Extent.enough();
    }
}
