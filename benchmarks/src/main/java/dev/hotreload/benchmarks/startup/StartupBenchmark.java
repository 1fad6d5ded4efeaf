package dev.hotreload.benchmarks.startup;

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

/** From the start of a JVM to its end, for applications that load their classes, use each a little, and end. */
public final class StartupBenchmark {

    private static final double GOAL = 1.10;
    private static final int WARM_UP = 2;
    private static final int SAMPLES = 20;

    private final Settings settings;

    /** A benchmark with these settings. */
    public StartupBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** Measures, the two ways in turns. */
    public Table run() throws IOException, InterruptedException {
        Table table = new Table(
                "Start-up: milliseconds from start to end of the JVM, median (p95)",
                "application",
                "java -cp",
                "hot reload",
                "ratio",
                "goal",
                "met");
        Path directory = settings.output().resolve("startup");
        measure("500 classes", StartupProjects.manyClasses(directory.resolve("classes"), 500), table);
        measure("few classes, 3 libraries", StartupProjects.libraries(directory.resolve("libraries")), table);
        return table;
    }

    private void measure(String title, Application application, Table table) throws IOException, InterruptedException {
        Launcher plainLauncher = new PlainLauncher();
        Launcher hotLauncher = new HotReloadLauncher(settings.quietPeriod());
        List<Double> plain = new ArrayList<>();
        List<Double> hot = new ArrayList<>();
        for (int i = 0; i < WARM_UP + SAMPLES * settings.effort(); i++) {
            double plainTime = time(plainLauncher, application);
            double hotTime = time(hotLauncher, application);
            if (i >= WARM_UP) {
                plain.add(plainTime);
                hot.add(hotTime);
            }
        }
        row(table, title, Samples.of(plain), Samples.of(hot));
    }

    private double time(Launcher launcher, Application application) throws IOException, InterruptedException {
        Path directory =
                application.classes().resolveSibling(application.classes().getFileName() + "-launch");
        List<String> command = new ArrayList<>(List.of(settings.java().toString()));
        command.addAll(launcher.options(application, directory));
        command.add(application.mainClass());
        Path log = application.classes().resolveSibling(launcher.name().replace(' ', '-') + ".log");
        return JavaProcess.run(command, log).toNanos() / 1e6;
    }

    private static void row(Table table, String title, Samples plain, Samples hot) {
        double ratio = hot.median() / plain.median();
        table.row(
                title,
                Figures.medianAndP95(plain),
                Figures.medianAndP95(hot),
                Figures.decimal(ratio, 2),
                Figures.decimal(GOAL, 2),
                Figures.met(ratio, GOAL));
    }
}
