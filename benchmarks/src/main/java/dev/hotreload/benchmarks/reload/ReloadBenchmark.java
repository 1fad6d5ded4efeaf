package dev.hotreload.benchmarks.reload;

import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.HotReloadLauncher;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.IOException;
import java.util.List;

/**
 * From just before a class file is written to the first call that runs its code; beside it, from just before {@code
 * Instrumentation.redefineClasses} of the same bytes in a plain JVM to the first call.
 */
public final class ReloadBenchmark {

    private static final List<Integer> LOADED = List.of(100, 5_000);
    private static final int ROUNDS = 2;
    private static final int WARM_UP = 5;
    private static final int SAMPLES = 10;

    private final Settings settings;

    /** A benchmark with these settings. */
    public ReloadBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** Measures, the two ways in turns. */
    public Table run() throws IOException, InterruptedException {
        Table table = new Table(
                "Reload: milliseconds to the first call of new code, median (p95)",
                "change",
                "classes loaded",
                "redefineClasses",
                "hot reload",
                "ratio",
                "goal: 2 × + 20",
                "met");
        for (int loaded : LOADED) {
            measure(loaded, table);
        }
        return table;
    }

    private void measure(int loaded, Table table) throws IOException, InterruptedException {
        ReloadProject project = new ReloadProject(
                settings.output().resolve("reload-" + loaded),
                loaded,
                WARM_UP + SAMPLES * settings.effort(),
                Change.OF_EVERY_JVM);
        project.generate();
        ReloadRun redefinition = new ReloadRun(settings.java(), project, new RedefinitionLauncher(), "redefine");
        ReloadRun hotReload =
                new ReloadRun(settings.java(), project, new HotReloadLauncher(settings.quietPeriod()), "write");
        ReloadTimes plain = new ReloadTimes(WARM_UP);
        ReloadTimes hot = new ReloadTimes(WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            plain.addAll(redefinition.run());
            hot.addAll(hotReload.run());
        }
        for (Change change : Change.OF_EVERY_JVM) {
            row(table, change, loaded, plain.of(change), hot.of(change));
        }
    }

    private static void row(Table table, Change change, int loaded, Samples plain, Samples hot) {
        double goal = 2 * plain.median() + 20;
        table.row(
                change.title(),
                Integer.toString(loaded),
                Figures.medianAndP95(plain),
                Figures.medianAndP95(hot),
                Figures.decimal(hot.median() / plain.median(), 1),
                Figures.decimal(goal, 1),
                Figures.met(hot.median(), goal));
    }
}
