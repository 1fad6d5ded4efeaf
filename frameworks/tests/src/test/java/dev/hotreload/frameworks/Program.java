package dev.hotreload.frameworks;

import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.spi.FrameworkSupport;
import dev.hotreload.testing.ServerProgram;
import dev.hotreload.testing.Sources;
import dev.hotreload.testing.TestJdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts the programs of the tests. All have the same libraries. */
final class Program {
    private static final Pattern PORT = Pattern.compile("listens at (\\d+)");

    private Program() {}

    /** Starts {@code app.App}, which prints {@code listens at <port>}. */
    static ServerProgram start(
            String name, Map<String, String> sources, List<Class<? extends FrameworkSupport>> supports) {
        return start(name, sources, supports, Map.of(), List.of());
    }

    /**
     * The same with variables and annotation processors.
     *
     * @param environment what it gets beside the variables of this JVM
     * @param processors classes of processors that its sources are compiled with
     */
    static ServerProgram start(
            String name,
            Map<String, String> sources,
            List<Class<? extends FrameworkSupport>> supports,
            Map<String, String> environment,
            List<String> processors) {
        try {
            Path directory = Path.of(
                            "target", "programs", "jdk" + TestJdk.ofFrameworks().feature(), name)
                    .toAbsolutePath();
            Sources.fresh(directory);
            List<Path> libraries = libraries();
            List<Path> compiledAgainst = new ArrayList<>(libraries);
            compiledAgainst.add(ServerProgram.jarOf(LaunchDescription.class));
            Sources files = new Sources(directory, compiledAgainst);
            files.processWith(processors);
            sources.forEach(files::put);
            List<LaunchSupport> launched = new ArrayList<>();
            for (Class<?> support : supports) {
                launched.add(new LaunchSupport(support.getName(), Optional.of(ServerProgram.jarOf(support))));
            }
            return ServerProgram.start(directory, files, libraries, launched, PORT, List.of(), List.of(), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Maven resolves them. */
    static List<Path> libraries() {
        try {
            String classPath = Files.readString(Path.of("target", "application.classpath"));
            return Stream.of(classPath.trim().split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a generation's event says of a framework. */
    static String told(String framework, String change, String what) {
        return "{\"framework\":\"" + framework + "\",\"change\":\"" + change + "\",\"what\":\"" + what + "\"}";
    }
}
