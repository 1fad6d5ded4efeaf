package dev.hotreload.benchmarks.startup;

import dev.hotreload.benchmarks.harness.AgentLauncher;
import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.HotReloadLauncher;
import dev.hotreload.benchmarks.harness.JavaProcess;
import dev.hotreload.benchmarks.harness.Launcher;
import dev.hotreload.benchmarks.harness.PlainLauncher;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the start of a JVM to its end: for applications that load their classes, use each a little, and end, and for one
 * with a long initialisation.
 */
public final class StartupBenchmark {

    private static final double GOAL = 1.10;
    private static final int WARM_UP = 2;
    private static final int SAMPLES = 20;
    /** Of one that takes a quarter of a minute. */
    private static final int LONG_SAMPLES = 3;

    private static final List<String> TEN_PICTURES = List.of("--pictures=10", "--interval-ms=0");

    private final Settings settings;

    /** A benchmark with these settings. */
    public StartupBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** Measures, the ways in turns. */
    public Table run() throws IOException, InterruptedException {
        Table table = new Table(
                "Start-up: milliseconds from start to end of the JVM, median (p95)",
                "application",
                "java -cp",
                "and an idle agent",
                "hot reload",
                "ratio",
                "goal",
                "met");
        Path directory = settings.output().resolve("startup");
        Application classes = StartupProjects.manyClasses(directory.resolve("classes"), 500);
        measure("500 classes", classes, List.of(), SAMPLES, table);
        Application libraries = StartupProjects.libraries(directory.resolve("libraries"));
        measure("few classes, 3 libraries", libraries, List.of(), SAMPLES, table);
        Application example = StartupProjects.example(settings.examples(), directory.resolve("example"));
        List<String> arguments = new ArrayList<>(TEN_PICTURES);
        arguments.add("--output=" + directory.resolve("pictures"));
        measure("the example, ten pictures", example, arguments, LONG_SAMPLES, table);
        return table;
    }

    private void measure(String title, Application application, List<String> arguments, int samples, Table table)
            throws IOException, InterruptedException {
        List<Launcher> launchers =
                List.of(new PlainLauncher(), new AgentLauncher(), new HotReloadLauncher(settings.quietPeriod()));
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < WARM_UP + samples * settings.effort(); i++) {
            for (int way = 0; way < launchers.size(); way++) {
                double time = time(launchers.get(way), application, arguments);
                if (i >= WARM_UP) {
                    times.get(way).add(time);
                }
            }
        }
        row(table, title, times.stream().map(Samples::of).toList());
    }

    private double time(Launcher launcher, Application application, List<String> arguments)
            throws IOException, InterruptedException {
        Path directory =
                application.classes().resolveSibling(application.classes().getFileName() + "-launch");
        List<String> command = new ArrayList<>(List.of(settings.java().toString()));
        command.addAll(launcher.options(application, directory));
        command.add(application.mainClass());
        command.addAll(arguments);
        Path log = application.classes().resolveSibling(launcher.name().replace(' ', '-') + ".log");
        return JavaProcess.run(command, log).toNanos() / 1e6;
    }

    private static void row(Table table, String title, List<Samples> samples) {
        double ratio = samples.get(2).median() / samples.get(0).median();
        table.row(
                title,
                Figures.medianAndP95(samples.get(0)),
                Figures.medianAndP95(samples.get(1)),
                Figures.medianAndP95(samples.get(2)),
                Figures.decimal(ratio, 2),
                Figures.decimal(GOAL, 2),
                Figures.met(ratio, GOAL));
    }
}
