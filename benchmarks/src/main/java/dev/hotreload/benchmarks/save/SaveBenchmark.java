package dev.hotreload.benchmarks.save;

import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From just before a source is written to the first call of its code, through {@code mvn hotreload:run}. */
public final class SaveBenchmark {

    private static final List<Integer> CLASSES = List.of(100, 1_000, 10_000);
    private static final int SAMPLES = 30;

    private final Settings settings;

    /** A benchmark with these settings. */
    public SaveBenchmark(Settings settings) {
        this.settings = settings;
    }

    /** Measures projects of several sizes. */
    public Table run() throws IOException, InterruptedException {
        Table table = new Table(
                "Save: milliseconds to the first call of new code, median (p95)",
                "classes",
                "first save",
                "save to call",
                "goal",
                "met",
                "detect",
                "compile",
                "write",
                "find and diff",
                "redefine",
                "idle CPU, %");
        for (int classes : CLASSES) {
            measure(classes, table);
        }
        return table;
    }

    private void measure(int classes, Table table) throws IOException, InterruptedException {
        SaveProject project = new SaveProject(settings.output().resolve("save-" + classes), classes);
        project.generate(settings.projectVersion());
        int versions = 1 + SAMPLES * settings.effort();
        new SaveRun(settings.maven(), settings.mavenOptions()).run(project, versions);

        List<Double> saves = new ArrayList<>();
        double idle = 0;
        for (String line : Files.readAllLines(project.results())) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("idle")) {
                idle = Double.parseDouble(words[1]);
            } else {
                saves.add(Long.parseLong(words[2]) / 1e6);
            }
        }
        Samples warm = Samples.of(saves.subList(1, saves.size()));
        double goal = classes <= 1_000 ? 100 : 150;
        table.row(
                Integer.toString(classes),
                Figures.decimal(saves.get(0), 1),
                Figures.medianAndP95(warm),
                Figures.decimal(goal, 0),
                Figures.met(warm.median(), goal),
                median(project.batches(), "detect"),
                median(project.batches(), "compile"),
                median(project.batches(), "write"),
                Figures.decimal(
                        samples(project.events(), "detect").median()
                                + samples(project.events(), "diff").median(),
                        1),
                median(project.events(), "redefine"),
                Figures.decimal(idle, 2));
    }

    private static String median(Path log, String field) throws IOException {
        return Figures.decimal(samples(log, field).median(), 1);
    }

    private static Samples samples(Path log, String field) throws IOException {
        Pattern pattern = Pattern.compile("\"milliseconds\":\\{.*\"" + field + "\":([0-9.]+)");
        List<Double> values = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                values.add(Double.parseDouble(matcher.group(1)));
            }
        }
        return Samples.of(values.subList(1, values.size()));
    }
}
