package dev.hotreload.benchmarks.spring;

import dev.hotreload.benchmarks.harness.Figures;
import dev.hotreload.benchmarks.harness.Samples;
import dev.hotreload.benchmarks.harness.Settings;
import dev.hotreload.benchmarks.harness.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * From just before a source of a Spring Boot application is saved to the first answer of what was saved: through {@code
 * mvn hotreload:run}, and with devtools, which restart the application's context.
 */
public final class SpringBenchmark {
    private static final double GOAL = 150;
    private static final int WARM_UP = 5;
    private static final int SAMPLES = 15;
    private static final Pattern FOLLOW = Pattern.compile("\"follow\":([0-9.]+)");

    private final Settings settings;
    private final SpringProject project;
    private int version;

    /** A benchmark with these settings. */
    public SpringBenchmark(Settings settings) {
        this.settings = settings;
        this.project = new SpringProject(settings.output().resolve("spring"));
    }

    /** How a saved source becomes a class file. */
    private interface Compilation {
        void compile(Path source) throws IOException;
    }

    /** A kind of edit: its times until it was answered, and of these the time that Spring took to follow. */
    private record Times(List<Double> saves, List<Double> follow) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Measures one kind of edit after the other in turns. */
    public Table run() throws IOException, InterruptedException {
        project.generate(settings.projectVersion());
        Times body = new Times();
        Times plain = new Times();
        Times endpoint = new Times();
        int port = Server.freePort();
        try (Server server = Server.start(maven(port), project.directory().resolve("hotreload.txt"), port)) {
            for (int i = 0; i < WARM_UP + SAMPLES * settings.effort(); i++) {
                add(i, body, changeBody(server, source -> {}));
                add(i, plain, changePlain(server));
                add(i, endpoint, addEndpoint(server, source -> {}));
            }
        }
        project.reset();
        javac(project.controller());
        List<Double> restarts = new ArrayList<>();
        int other = Server.freePort();
        try (Server server = Server.start(java(other), project.directory().resolve("devtools.txt"), other)) {
            for (int i = 0; i < 2 + 5 * settings.effort(); i++) {
                changeBody(server, this::javac);
                double time = addEndpoint(server, this::javac);
                if (i >= 2) {
                    restarts.add(time);
                }
            }
        }
        return table(body, plain, endpoint, Samples.of(restarts));
    }

    private void add(int round, Times times, double time) throws IOException, InterruptedException {
        if (round >= WARM_UP) {
            times.saves().add(time);
            times.follow().add(follow());
        }
    }

    /** What the generation of the last save says, which is written down after the first answers came. */
    private double follow() throws IOException, InterruptedException {
        List<String> events = Files.readAllLines(project.events());
        while (events.size() < version) {
            TimeUnit.MILLISECONDS.sleep(5);
            events = Files.readAllLines(project.events());
        }
        Matcher follow = FOLLOW.matcher(events.get(version - 1));
        if (!follow.find()) {
            throw new IOException("no time of following in " + project.events());
        }
        return Double.parseDouble(follow.group(1));
    }

    private static Table table(Times body, Times plain, Times endpoint, Samples restarts) {
        Table table = new Table(
                "Spring Boot, 500 beans: milliseconds from save to the first answer, median (p95)",
                "edit",
                "time",
                "of which Spring",
                "more than a body",
                "goal",
                "met");
        double bodyTime = Samples.of(body.saves()).median();
        double more = Samples.of(endpoint.saves()).median() - bodyTime;
        row(table, "body of a class that is no bean", plain);
        row(table, "body of a controller's method", body);
        table.row(
                "endpoint added",
                Figures.medianAndP95(Samples.of(endpoint.saves())),
                Figures.medianAndP95(Samples.of(endpoint.follow())),
                Figures.decimal(more, 1),
                Figures.decimal(GOAL, 0),
                Figures.met(more, GOAL));
        table.row(
                "endpoint added, devtools restart",
                Figures.medianAndP95(restarts),
                "",
                Figures.decimal(restarts.median() - bodyTime, 1),
                "",
                "");
        return table;
    }

    private static void row(Table table, String edit, Times times) {
        table.row(
                edit,
                Figures.medianAndP95(Samples.of(times.saves())),
                Figures.medianAndP95(Samples.of(times.follow())),
                "",
                "",
                "");
    }

    private double changeBody(Server server, Compilation compilation) throws IOException, InterruptedException {
        String next = Integer.toString(++version);
        String text = Files.readString(project.controller()).replaceAll("count\\(\\) \\+ \\d+", "count() + " + next);
        return save(project.controller(), text, compilation, server, "/c0", next);
    }

    private double changePlain(Server server) throws IOException, InterruptedException {
        int next = ++version;
        return save(project.plain(), SpringProject.plain(next), source -> {}, server, "/plain", Integer.toString(next));
    }

    private double addEndpoint(Server server, Compilation compilation) throws IOException, InterruptedException {
        int next = ++version;
        String text = Files.readString(project.controller()).replace("// more", """
                @GetMapping("/fresh%1$d")
                    public int fresh%1$d() {
                        return %1$d;
                    }
                    // more""".formatted(next));
        return save(project.controller(), text, compilation, server, "/fresh" + next, Integer.toString(next));
    }

    private static double save(
            Path source, String text, Compilation compilation, Server server, String path, String expected)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Files.writeString(source, text);
        compilation.compile(source);
        return (server.await(path, expected) - start) / 1e6;
    }

    /** As an IDE would do it. */
    private void javac(Path source) throws IOException {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-parameters",
                        "-proc:none",
                        "-cp",
                        Files.readString(project.classPath()),
                        "-d",
                        project.classes().toString(),
                        source.toString());
        if (result != 0) {
            throw new IOException(source + " does not compile");
        }
    }

    private List<String> maven(int port) {
        List<String> command = new ArrayList<>(List.of(
                settings.maven().toString(),
                "-B",
                "-ntp",
                "-f",
                project.directory().resolve("pom.xml").toString(),
                "hotreload:run",
                "-Dhotreload.args=" + project.classPath() + " --server.port=" + port));
        command.addAll(settings.mavenOptions());
        return command;
    }

    private List<String> java(int port) throws IOException {
        return List.of(
                settings.java().toString(),
                "-cp",
                Files.readString(project.classPath()),
                SpringProject.MAIN_CLASS,
                project.classPath().resolveSibling("unused.txt").toString(),
                "--server.port=" + port);
    }
}
