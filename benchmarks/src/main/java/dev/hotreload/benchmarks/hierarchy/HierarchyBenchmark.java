package dev.hotreload.benchmarks.hierarchy;

import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.HotReloadLauncher;
import dev.hotreload.benchmarks.harness.JmhRun;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.SecondVersion;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import dev.hotreload.benchmarks.reload.Change;
import dev.hotreload.benchmarks.reload.ReloadProject;
import dev.hotreload.benchmarks.reload.ReloadRun;
import dev.hotreload.benchmarks.reload.ReloadTimes;
import dev.hotreload.launch.Hierarchy;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long it takes until a live class has another interface, and how fast warm code is that uses supertypes which came
 * later.
 */
public final class HierarchyBenchmark {
    private static final List<Integer> LOADED = List.of(10, 10_000);
    private static final int WARM_UP = 2;
    private static final int SAMPLES = 20;
    private static final int ROUNDS = 3;

    private final Settings settings;
    private final HierarchyProgram program;
    private final HotReloadLauncher launcher;

    /** A benchmark with these settings. */
    public HierarchyBenchmark(Settings settings) {
        this.settings = settings;
        this.program = new HierarchyProgram(settings.output().resolve("hierarchy"));
        this.launcher = new HotReloadLauncher(settings.quietPeriod(), Hierarchy.TRUE);
    }

    /** Measures changes, one JVM for each number of classes. */
    public Table changes() throws IOException, InterruptedException {
        Table table = new Table(
                "Interface of a live class added or removed: milliseconds to the first call of new code",
                "classes loaded",
                "the first",
                "later, median (p95)");
        for (int loaded : LOADED) {
            ReloadProject project = new ReloadProject(
                    settings.output().resolve("interfaces-" + loaded),
                    loaded,
                    WARM_UP + SAMPLES * settings.effort(),
                    List.of(Change.INTERFACE));
            project.generate();
            List<String> lines = new ReloadRun(settings.java(), project, launcher, "write").run();
            ReloadTimes first = new ReloadTimes(0);
            first.addAll(lines.subList(0, 1));
            ReloadTimes later = new ReloadTimes(WARM_UP);
            later.addAll(lines);
            table.row(
                    Integer.toString(loaded),
                    Figures.decimal(first.of(Change.INTERFACE).median(), 1),
                    Figures.medianAndP95(later.of(Change.INTERFACE)));
        }
        return table;
    }

    /** Measures warm code, the two ways in turns; a round is one JVM each. */
    public Table uses() throws IOException {
        Table table = new Table(
                "Supertypes that a reload added: microseconds for a thousand warm uses, median (p95)",
                "use",
                "java -cp",
                "reloaded",
                "ratio",
                "goal",
                "met");
        program.generate();
        goals().forEach((use, goal) -> {
            List<Samples> plain = new ArrayList<>();
            List<Samples> hot = new ArrayList<>();
            for (int round = 0; round < ROUNDS * settings.effort(); round++) {
                plain.add(measure(use, List.of(second())));
                hot.add(measure(use, hotOptions()));
            }
            double ratio = Samples.merge(hot).median() / Samples.merge(plain).median();
            table.row(
                    use,
                    Figures.medianAndP95(Samples.merge(plain)),
                    Figures.medianAndP95(Samples.merge(hot)),
                    Figures.decimal(ratio, 3),
                    Figures.decimal(goal, 2),
                    Figures.met(ratio, goal));
        });
        return table;
    }

    private static Map<String, Double> goals() {
        Map<String, Double> goals = new LinkedHashMap<>();
        goals.put("instanceOf", 1.1);
        goals.put("interfaceCall", 1.1);
        goals.put("superclassCall", 1.5);
        goals.put("superclassField", 1.5);
        return goals;
    }

    private Samples measure(String use, List<String> jvmOptions) {
        return new JmhRun(settings, ChangedHierarchy.class, "hierarchy.log").measure(use, jvmOptions);
    }

    private String second() {
        return "-D" + SecondVersion.SECOND + "=" + program.second();
    }

    private List<String> hotOptions() {
        try {
            program.generate();
            List<Path> others = Stream.of(
                            System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList();
            Application application = new Application("org.openjdk.jmh.runner.ForkedMain", program.live(), others);
            List<String> options = new ArrayList<>(
                    launcher.options(application, settings.output().resolve("hierarchy-launch")));
            options.add(second());
            options.add("-D" + SecondVersion.LIVE + "=" + program.live());
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
