package dev.hotreload.spring;

import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.logback.LogbackSupport;
import dev.hotreload.testing.ServerProgram;
import dev.hotreload.testing.Sources;
import dev.hotreload.testing.TestJdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a Spring Boot application is started for the tests. */
final class BootApplication {
    /** Of Spring Boot 3.5, which is confused by method security alone; other versions do not have the class. */
    private static final String SECURITY =
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration,"
                    + "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration";

    private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

    private BootApplication() {}

    /**
     * The libraries that an application has, as Maven resolves them.
     *
     * @param kind of application: {@code application} with servlets, or {@code reactive}
     */
    static List<Path> libraries(String kind) throws IOException {
        String classPath = Files.readString(Path.of("target", kind + ".classpath"));
        return Stream.of(classPath.trim().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** Where an application's sources, log and events are, of one Spring Boot on one JDK. */
    static Path directory(String kind) {
        return Path.of(
                        "target",
                        kind,
                        System.getProperty("hotreload.boot.version", "boot") + "-jdk"
                                + TestJdk.ofFrameworks().feature())
                .toAbsolutePath();
    }

    /**
     * Builds the sources and starts {@code app.App}.
     *
     * @param own supports of the application's own
     */
    static ServerProgram start(Path directory, Sources sources, List<Path> libraries, String... own)
            throws IOException {
        return start(directory, sources, libraries, List.of(), List.of(), own);
    }

    /**
     * The same for one that begins again.
     *
     * @param keeps what it keeps then
     * @param properties more arguments
     */
    static ServerProgram start(
            Path directory,
            Sources sources,
            List<Path> libraries,
            List<String> keeps,
            List<String> properties,
            String... own)
            throws IOException {
        List<LaunchSupport> supports = new ArrayList<>();
        for (String support : own) {
            supports.add(new LaunchSupport(support, Optional.empty()));
        }
        supports.add(new LaunchSupport(
                SpringSupport.class.getName(), Optional.of(ServerProgram.jarOf(SpringSupport.class))));
        supports.add(new LaunchSupport(
                LogbackSupport.class.getName(), Optional.of(ServerProgram.jarOf(LogbackSupport.class))));
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.endpoints.web.exposure.include=beans,mappings",
                "--spring.autoconfigure.exclude=" + SECURITY));
        arguments.addAll(properties);
        return ServerProgram.start(directory, sources, libraries, supports, PORT, arguments, keeps, Map.of());
    }
}
