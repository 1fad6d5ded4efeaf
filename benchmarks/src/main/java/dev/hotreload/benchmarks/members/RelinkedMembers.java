package dev.hotreload.benchmarks.members;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The second version of the program, a thousand uses of a member at a time: loaded as it is, or reloaded while the first
 * version runs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RelinkedMembers {
    /** The directory of the second version. */
    static final String SECOND = "hotreload.benchmark.second";

    /** The directory of the reloaded program; unset: load the second version. */
    static final String LIVE = "hotreload.benchmark.live";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private @Nullable Work work;

    /** Loads or reloads. */
    @Setup
    public void begin() throws IOException, ReflectiveOperationException, InterruptedException {
        Path second = Path.of(System.getProperty(SECOND, ""));
        String live = System.getProperty(LIVE);
        ClassLoader loader = live != null
                ? ClassLoader.getSystemClassLoader()
                : new URLClassLoader(new URL[] {second.toUri().toURL()}, RelinkedMembers.class.getClassLoader());
        Work made =
                (Work) loader.loadClass(Program.MAIN).getDeclaredConstructor().newInstance();
        if (live != null) {
            reload(second, Path.of(live), made);
        }
        work = made;
    }

    private static void reload(Path second, Path live, Work running) throws IOException, InterruptedException {
        try (Stream<Path> all = Files.walk(second)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Files.copy(file, live.resolve(second.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        long start = System.nanoTime();
        while (running.version() != 2) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException("the second version was not reloaded");
            }
            Thread.sleep(1);
        }
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
