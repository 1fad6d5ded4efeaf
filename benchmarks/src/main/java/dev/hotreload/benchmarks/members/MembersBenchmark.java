package dev.hotreload.benchmarks.members;

import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.HotReloadLauncher;
import dev.hotreload.benchmarks.harness.JmhRun;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.SecondVersion;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long warm code takes over members that a reload added, and over the same members of a plain JVM. */
public final class MembersBenchmark {
    private static final double GOAL = 1.1;
    private static final double FIELD_GOAL = 1.5;
    private static final int ROUNDS = 3;

    private final Settings settings;
    private final Program program;

    /** A benchmark with these settings. */
    public MembersBenchmark(Settings settings) {
        this.settings = settings;
        this.program = new Program(settings.output().resolve("members"));
    }

    /** Measures, the two ways in turns; a round is one JVM each. */
    public Table run() throws IOException {
        Table table = new Table(
                "Members that a reload added: microseconds for a thousand warm uses, median (p95)",
                "member",
                "java -cp",
                "reloaded",
                "ratio",
                "goal",
                "met");
        program.generate();
        members().forEach((name, goal) -> {
            List<Samples> plain = new ArrayList<>();
            List<Samples> hot = new ArrayList<>();
            for (int round = 0; round < ROUNDS * settings.effort(); round++) {
                plain.add(measure(name, List.of(second())));
                hot.add(measure(name, hotOptions()));
            }
            row(table, name, Samples.merge(plain), Samples.merge(hot), goal);
        });
        return table;
    }

    private static Map<String, Double> members() {
        Map<String, Double> members = new LinkedHashMap<>();
        for (String name : List.of("method", "selected", "override", "lambda", "constructor")) {
            members.put(name, GOAL);
        }
        for (String name : List.of("fieldRead", "fieldWritten", "fieldAlone", "byHand", "staticField")) {
            members.put(name, FIELD_GOAL);
        }
        return members;
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
            List<String> options = new ArrayList<>(new HotReloadLauncher(settings.quietPeriod())
                    .options(application, settings.output().resolve("members-launch")));
            options.add(second());
            options.add("-D" + SecondVersion.LIVE + "=" + program.live());
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Samples measure(String member, List<String> jvmOptions) {
        return new JmhRun(settings, RelinkedMembers.class, "members.log").measure(member, jvmOptions);
    }

    private static void row(Table table, String member, Samples plain, Samples hot, double goal) {
        double ratio = hot.median() / plain.median();
        table.row(
                member,
                Figures.medianAndP95(plain),
                Figures.medianAndP95(hot),
                Figures.decimal(ratio, 3),
                Figures.decimal(goal, 2),
                Figures.met(ratio, goal));
    }
}
