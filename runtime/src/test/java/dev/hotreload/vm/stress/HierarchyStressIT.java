package dev.hotreload.vm.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes get and lose interfaces in the JVM's memory, under load, with each garbage collector, JIT and layout of objects: no
 * answer may be wrong, and no JVM may crash.
 *
 * <p>{@code -Dhotreload.stress.hierarchy.seconds} says how long each configuration goes on, {@code
 * -Dhotreload.stress.hierarchy.all} asks for all of them. A JVM is listed in {@code TestedJvms} only after an uninterrupted
 * hour.
 */
class HierarchyStressIT {
    private static final int SECONDS = Integer.getInteger("hotreload.stress.hierarchy.seconds", 5);
    private static final boolean IS_WHOLE = Boolean.getBoolean("hotreload.stress.hierarchy.all");
    /** Between two changes. */
    private static final int PAUSE_MILLIS = 60;

    private static final int COMPACT_HEADERS_SINCE = 25;
    private static final int HASHED_SINCE = 23;

    @TempDir
    Path directory;

    /** A JVM and the options that it is given beside what the engine needs. */
    record Configuration(TestJdk jdk, List<String> options) {
        @Override
        public String toString() {
            return jdk + " " + String.join(" ", options);
        }
    }

    static List<Configuration> configurations() {
        List<Configuration> configurations = new ArrayList<>();
        for (TestJdk jdk : TestJdk.chosen()) {
            options(jdk.feature())
                    .map(options -> new Configuration(jdk, List.of(options.split(" "))))
                    .forEach(configurations::add);
        }
        return configurations;
    }

    private static Stream<String> options(int feature) {
        if (!IS_WHOLE) {
            return Stream.of("-XX:+UseG1GC");
        }
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseG1GC",
                "-XX:+UseSerialGC -XX:+VerifyBeforeGC -XX:+VerifyAfterGC",
                "-XX:+UseParallelGC",
                "-XX:+UseZGC",
                "-XX:-UseCompressedClassPointers",
                "-XX:-UseCompressedOops",
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation",
                "-Xint"));
        if (feature >= COMPACT_HEADERS_SINCE) {
            options.add("-XX:+UseCompactObjectHeaders");
            options.add("-XX:+UseCompactObjectHeaders -XX:+UseZGC");
        }
        if (feature >= HASHED_SINCE) {
            options.add("-XX:-UseSecondarySupersTable");
        }
        return options.stream();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void noAnswerIsWrongAndNoJvmCrashes(Configuration configuration) throws Exception {
        Path log = directory.resolve("stress.log");
        List<String> command = new ArrayList<>(
                List.of(configuration.jdk().tool("java").toString(), "-Xmx300m", "-XX:+UnlockDiagnosticVMOptions"));
        command.addAll(List.of("-XX:-PrintWarnings", "-XX:+AllowRedefinitionToAddDeleteMethods"));
        command.addAll(configuration.options());
        command.addAll(List.of(
                "-javaagent:" + agent(),
                "-cp",
                System.getProperty("java.class.path"),
                StressProgram.class.getName(),
                Integer.toString(SECONDS),
                Integer.toString(PAUSE_MILLIS)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean hasEnded = process.waitFor(2L * SECONDS + 120, TimeUnit.SECONDS);
            String output = Files.readString(log);
            System.out.println(configuration + ": " + output.strip());
            assertThat(hasEnded).as(output).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            assertThat(output).contains("OK changes");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Only a manifest: the class is on the class path. */
    private Path agent() throws IOException {
        Path jar = directory.resolve("agent.jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", StressProgram.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        attributes.putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }
}
