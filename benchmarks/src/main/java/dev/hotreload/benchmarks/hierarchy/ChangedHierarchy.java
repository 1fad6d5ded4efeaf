package dev.hotreload.benchmarks.hierarchy;

import dev.hotreload.benchmarks.harness.SecondVersion;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The second version of the program, a thousand uses of a supertype at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChangedHierarchy {
    private @Nullable Kinship kinship;

    /** Loads or reloads. */
    @Setup
    public void begin() throws IOException, ReflectiveOperationException, InterruptedException {
        kinship = SecondVersion.of(HierarchyProgram.MAIN, Kinship.class);
    }

    private Kinship kinship() {
        return Objects.requireNonNull(kinship, "not set up");
    }

    @Benchmark
    public long instanceOf() {
        return kinship().instanceOf();
    }

    @Benchmark
    public long interfaceCall() {
        return kinship().interfaceCall();
    }

    @Benchmark
    public long superclassCall() {
        return kinship().superclassCall();
    }

    @Benchmark
    public long superclassField() {
        return kinship().superclassField();
    }
}
