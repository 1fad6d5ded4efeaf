package dev.hotreload.benchmarks.boot;

import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.JavaProcess;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From the start of the JVM until a Spring Boot application is ready, as {@code java -cp} and as {@code mvn
 * hotreload:run} starts it; and its first save.
 */
public final class BootBenchmark {

    private static final double GOAL = 1.10;
    private static final double FIRST_SAVE_GOAL = 200;
    private static final int WARM_UP = 1;
    private static final int SAMPLES = 7;

    private final Settings settings;
    private final BootProject project;

    /** A benchmark with these settings. */
    public BootBenchmark(Settings settings) {
        this.settings = settings;
        this.project = new BootProject(settings.output().resolve("boot"));
    }

    /** Measures, the ways in turns. */
    public Table run() throws IOException, InterruptedException {
        project.generate(settings.projectVersion());
        String classPath = runMaven(List.of(), "").get(1);
        List<Double> plain = new ArrayList<>();
        List<Double> reloaded = new ArrayList<>();
        List<Double> notCompiling = new ArrayList<>();
        for (int i = 0; i < WARM_UP + SAMPLES * settings.effort(); i++) {
            double plainTime = time(runJava(classPath));
            double reloadedTime = time(runMaven(List.of(), ""));
            double notCompilingTime = time(runMaven(List.of("-Dhotreload.compile=false"), ""));
            if (i >= WARM_UP) {
                plain.add(plainTime);
                reloaded.add(reloadedTime);
                notCompiling.add(notCompilingTime);
            }
        }
        List<Double> saves = new ArrayList<>();
        for (int i = 0; i < 3 * settings.effort(); i++) {
            saves.add(Double.parseDouble(
                    runMaven(List.of(), " " + project.saved()).get(2)));
        }
        return table(Samples.of(plain), Samples.of(reloaded), Samples.of(notCompiling), Samples.of(saves));
    }

    private static Table table(Samples plain, Samples reloaded, Samples notCompiling, Samples saves) {
        Table table = new Table(
                "Start-up of a Spring Boot application: milliseconds until it is ready, median (p95)",
                "way",
                "time",
                "ratio",
                "goal",
                "met");
        table.row("java -cp", Figures.medianAndP95(plain), "", "", "");
        table.row(
                "hotreload:run",
                Figures.medianAndP95(reloaded),
                ratio(reloaded, plain),
                Figures.decimal(GOAL, 2),
                Figures.met(reloaded.median() / plain.median(), GOAL));
        table.row(
                "the same with -Dhotreload.compile=false",
                Figures.medianAndP95(notCompiling),
                ratio(notCompiling, plain),
                "",
                "");
        table.row(
                "the first save, half a minute later",
                Figures.medianAndP95(saves),
                "",
                Figures.decimal(FIRST_SAVE_GOAL, 0),
                Figures.met(saves.median(), FIRST_SAVE_GOAL));
        return table;
    }

    private static String ratio(Samples some, Samples plain) {
        return Figures.decimal(some.median() / plain.median(), 2);
    }

    private static double time(List<String> results) {
        return Double.parseDouble(results.get(0));
    }

    private List<String> runJava(String classPath) throws IOException, InterruptedException {
        return run(List.of(
                settings.java().toString(),
                "-cp",
                classPath,
                BootProject.MAIN_CLASS,
                project.results().toString()));
    }

    /** @param saved a space and what the application saves; empty: nothing */
    private List<String> runMaven(List<String> options, String saved) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                settings.maven().toString(),
                "-B",
                "-ntp",
                "-f",
                project.directory().resolve("pom.xml").toString(),
                "hotreload:run",
                "-Dhotreload.args=" + project.results() + saved));
        command.addAll(options);
        command.addAll(settings.mavenOptions());
        return run(command);
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        Path results = project.results();
        Files.deleteIfExists(results);
        JavaProcess.run(command, project.directory().resolve("log.txt"));
        return Files.readAllLines(results);
    }
}
