package dev.hotreload.benchmarks.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What to measure, and with what.
 *
 * @param java the {@code java} command of the measured JDK
 * @param only the one benchmark to run; empty: all
 * @param quietPeriod the runtime's, see {@code LaunchDescription}
 * @param effort multiplies the number of samples
 * @param output directory of the report and of everything that is generated
 */
public record Settings(Path java, String only, Duration quietPeriod, int effort, Path output) {

    /** Reads the system properties that benchmarks/pom.xml passes on; all but {@code output} have defaults. */
    public static Settings fromSystemProperties() {
        return new Settings(
                javaCommand(Path.of(System.getProperty("jdk", System.getProperty("java.home", "")))),
                System.getProperty("only", ""),
                Duration.ofMillis(Integer.getInteger("quietPeriod", 10)),
                Integer.getInteger("effort", 1),
                Path.of(System.getProperty("output", "target")).toAbsolutePath());
    }

    /** Whether the benchmark of this name shall run. */
    public boolean includes(String benchmark) {
        return only.isEmpty() || only.equals(benchmark);
    }

    private static Path javaCommand(Path home) {
        for (String name : new String[] {"java", "java.exe"}) {
            Path command = home.resolve("bin").resolve(name);
            if (Files.isExecutable(command)) {
                return command.toAbsolutePath();
            }
        }
        throw new IllegalArgumentException(
                "no JDK at " + home + ": there is no bin/java in it. Pass -Djdk=<directory of a JDK>.");
    }
}
