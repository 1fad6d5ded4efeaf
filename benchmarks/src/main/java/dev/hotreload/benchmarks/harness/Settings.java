package dev.hotreload.benchmarks.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to measure, and with what.
 *
 * @param java the {@code java} command of the measured JDK
 * @param only the one benchmark to run; empty: all
 * @param quietPeriod the runtime's, see {@code LaunchDescription}
 * @param effort multiplies the number of samples
 * @param output directory of the report and of everything that is generated
 * @param examples directory of the examples
 * @param maven the {@code mvn} command
 * @param mavenOptions more options for it
 * @param projectVersion the version of what is measured
 */
public record Settings(
        Path java,
        String only,
        Duration quietPeriod,
        int effort,
        Path output,
        Path examples,
        Path maven,
        List<String> mavenOptions,
        String projectVersion) {

    /** Copies the list. */
    public Settings {
        mavenOptions = List.copyOf(mavenOptions);
    }

    /** Reads the system properties that benchmarks/pom.xml passes on; all but {@code output} have defaults. */
    public static Settings fromSystemProperties() {
        return new Settings(
                command(Path.of(System.getProperty("jdk", System.getProperty("java.home", ""))), "java", "java.exe"),
                System.getProperty("only", ""),
                Duration.ofMillis(Integer.getInteger("quietPeriod", 10)),
                Integer.getInteger("effort", 1),
                Path.of(System.getProperty("output", "target")).toAbsolutePath(),
                Path.of(System.getProperty("examples", "examples"))
                        .toAbsolutePath()
                        .normalize(),
                command(Path.of(System.getProperty("mavenHome", "")), "mvn", "mvn.cmd"),
                List.of("-Dmaven.repo.local=" + System.getProperty("localRepository", "")),
                System.getProperty("projectVersion", ""));
    }

    /** Whether the benchmark of this name shall run. */
    public boolean includes(String benchmark) {
        return only.isEmpty() || only.equals(benchmark);
    }

    private static Path command(Path home, String... names) {
        for (String name : names) {
            Path command = home.resolve("bin").resolve(name);
            if (Files.isExecutable(command)) {
                return command.toAbsolutePath();
            }
        }
        throw new IllegalArgumentException(
                home + " has no bin/" + names[0] + ". Run the benchmarks as docs/benchmarks.md says.");
    }
}
