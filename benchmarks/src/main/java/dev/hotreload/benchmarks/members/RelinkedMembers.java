package dev.hotreload.benchmarks.members;

import dev.hotreload.benchmarks.harness.SecondVersion;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The second version of the program, a thousand uses of a member at a time: loaded as it is, or reloaded while the
 * first version runs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RelinkedMembers {
    private @Nullable Work work;

    /** Loads or reloads. */
    @Setup
    public void begin() throws IOException, ReflectiveOperationException, InterruptedException {
        work = SecondVersion.of(Program.MAIN, Work.class);
    }

    private Work work() {
        if (work == null) {
            throw new IllegalStateException("not set up");
        }
        return work;
    }

    @Benchmark
    public long method() {
        return work().method();
    }

    @Benchmark
    public long selected() {
        return work().selected();
    }

    @Benchmark
    public long override() {
        return work().override();
    }

    @Benchmark
    public long fieldRead() {
        return work().fieldRead();
    }

    @Benchmark
    public long fieldWritten() {
        return work().fieldWritten();
    }

    @Benchmark
    public long fieldAlone() {
        return work().fieldAlone();
    }

    @Benchmark
    public long byHand() {
        return work().byHand();
    }

    @Benchmark
    public long staticField() {
        return work().staticField();
    }

    @Benchmark
    public long lambda() {
        return work().lambda();
    }

    @Benchmark
    public long constructor() {
        return work().constructor();
    }
}
