package dev.hotreload.benchmarks.throughput;

import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.HotReloadLauncher;
import dev.hotreload.benchmarks.harness.Jars;
import dev.hotreload.benchmarks.harness.JmhRun;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long warm code takes over prepared classes and over those of a plain JVM, measured by JMH. */
public final class ThroughputBenchmark {

    private static final double GOAL = 1.01;
    private static final int ROUNDS = 6;

    private final Settings settings;

    /** A benchmark with these settings. */
    public ThroughputBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** Measures, the two ways in turns; a round is one JVM each. */
    public Table run() throws IOException {
        Table table = new Table(
                "Throughput: microseconds for one piece of warm work, median (p95)",
                "work",
                "java -cp",
                "hot reload",
                "ratio",
                "goal",
                "met");
        List<String> hotOptions = hotOptions();
        for (String workload : List.of("calls", "objects")) {
            List<Samples> plain = new ArrayList<>();
            List<Samples> hot = new ArrayList<>();
            for (int round = 0; round < ROUNDS * settings.effort(); round++) {
                plain.add(measure(workload, List.of()));
                hot.add(measure(workload, hotOptions));
            }
            row(table, workload, Samples.merge(plain), Samples.merge(hot));
        }
        return table;
    }

    /**
     * JMH appends its own class path, which has the runtime's jar too; the launch file says what the application's is.
     */
    private List<String> hotOptions() throws IOException {
        Path classes = Jars.location(Workloads.class);
        List<Path> others = Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> !entry.equals(classes))
                .toList();
        Application application = new Application("org.openjdk.jmh.runner.ForkedMain", classes, others);
        return new HotReloadLauncher(settings.quietPeriod())
                .options(application, settings.output().resolve("throughput"));
    }

    private Samples measure(String workload, List<String> jvmOptions) {
        return new JmhRun(settings, Workloads.class, "throughput.log").measure(workload, jvmOptions);
    }

    private static void row(Table table, String workload, Samples plain, Samples hot) {
        double ratio = hot.median() / plain.median();
        table.row(
                workload,
                Figures.medianAndP95(plain),
                Figures.medianAndP95(hot),
                Figures.decimal(ratio, 3),
                Figures.decimal(GOAL, 2),
                Figures.met(ratio, GOAL));
    }
}
