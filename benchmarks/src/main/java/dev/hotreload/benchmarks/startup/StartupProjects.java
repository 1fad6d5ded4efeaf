package dev.hotreload.benchmarks.startup;

import dev.hotreload.benchmarks.generate.ClassFiles;
import dev.hotreload.benchmarks.generate.Sources;
import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.Jars;
import dev.hotreload.benchmarks.startup.libraries.LibrariesApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the applications whose start is measured. */
final class StartupProjects {
    private StartupProjects() {}

    /** Loads {@code count} classes of its own, and calls each of them. */
    static Application manyClasses(Path classes, int count) throws IOException {
        ClassFiles.delete(classes);
        Sources sources = new Sources()
                .add("start.Step", "package start; public interface Step { long step(long value); }")
                .add("start.Start", main(count));
        for (int i = 0; i < count; i++) {
            sources.add("start.Step" + i, step(i));
        }
        return new Application("start.Start", sources.compile(classes), List.of());
    }

    /** Has few classes of its own, and uses three libraries. */
    static Application libraries(Path classes) throws IOException {
        ClassFiles.delete(classes);
        ClassFiles.copyPackage(LibrariesApplication.class, Jars.location(LibrariesApplication.class), classes);
        List<Path> jars =
                LibrariesApplication.libraries().stream().map(Jars::of).toList();
        return new Application(LibrariesApplication.class.getName(), classes, jars);
    }

    /** The example of this project: a model of 200 MB is built, and then pictures are painted. */
    static Application example(Path examples, Path classes) throws IOException {
        ClassFiles.delete(classes);
        Sources sources = new Sources();
        for (String module : List.of("model", "app")) {
            sources.addAll(examples.resolve("imagegen").resolve(module).resolve("src/main/java"));
        }
        return new Application("dev.hotreload.examples.imagegen.app.Main", sources.compile(classes), List.of());
    }

    private static String main(int count) {
        String steps = IntStream.range(0, count)
                .mapToObj(i -> "steps.add(new Step" + i + "());\n")
                .collect(Collectors.joining());
        return """
                package start;

                import java.util.ArrayList;
                import java.util.List;

                public final class Start {
                    public static void main(String[] args) {
                        List<Step> steps = new ArrayList<>();
                        %s
                        long value = 1;
                        for (int round = 0; round < 100; round++) {
                            for (Step step : steps) {
                                value = step.step(value);
                            }
                        }
                        System.out.println(value);
                    }
                }
                """.formatted(steps);
    }

    private static String step(int number) {
        // One class in ten has a lambda, about as many as in ordinary code.
        String mapping = number % 10 == 0 ? "names.stream().mapToInt(name -> name.length()).sum()" : "names.size()";
        return """
                package start;

                import java.util.ArrayList;
                import java.util.List;

                public class Step%1$d implements Step {
                    private final List<String> names = new ArrayList<>();
                    private long last = %1$d;

                    public Step%1$d() {
                        names.add("step");
                    }

                    @Override
                    public long step(long value) {
                        last = value * 31 + %1$d + weight();
                        return last;
                    }

                    private int weight() {
                        return %2$s;
                    }

                    public List<String> names() {
                        return names;
                    }

                    @Override
                    public String toString() {
                        return "Step%1$d[" + last + "]";
                    }
                }
                """.formatted(number, mapping);
    }
}
