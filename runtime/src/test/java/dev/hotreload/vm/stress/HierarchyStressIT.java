package dev.hotreload.vm.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes get and lose interfaces in the JVM's memory, under load, with each garbage collector, JIT and layout of
 * objects: no answer may be wrong, and no JVM may crash.
 *
 * <p>{@code -Dhotreload.stress.hierarchy.seconds} says how long each configuration goes on, {@code
 * -Dhotreload.stress.hierarchy.all} asks for all of them. A JVM is listed in {@code TestedJvms} only after an
 * uninterrupted hour.
 */
class HierarchyStressIT {
    private static final int SECONDS = Integer.getInteger("hotreload.stress.hierarchy.seconds", 5);
    private static final boolean IS_WHOLE = Boolean.getBoolean("hotreload.stress.hierarchy.all");
    /** Between two changes. */
    private static final int PAUSE_MILLIS = 60;

    private static final int POLL_MILLIS = 50;

    private static final int COMPACT_HEADERS_SINCE = 25;
    private static final int HASHED_SINCE = 23;

    @TempDir
    Path directory;

    /** Who looks at the program, or changes its classes, while it runs. */
    private enum Beside {
        FLIGHT_RECORDER,
        DEBUGGER,
        OTHER_AGENT
    }

    /**
     * A JVM and the options that it is given beside what the engine needs.
     *
     * @param isFirstTaken see {@link StressProgram#main}
     */
    record Configuration(TestJdk jdk, List<String> options, Set<Beside> beside, boolean isFirstTaken) {
        @Override
        public String toString() {
            return jdk + " " + String.join(" ", options) + " " + beside;
        }
    }

    static List<Configuration> configurations() {
        List<Configuration> configurations = new ArrayList<>();
        for (TestJdk jdk : TestJdk.chosen()) {
            List<String> options = options(jdk.feature()).toList();
            for (int i = 0; i < options.size(); i++) {
                // In turns, so that each of them is beside many configurations, and all are beside the first one.
                Set<Beside> beside =
                        i == 0 ? EnumSet.allOf(Beside.class) : EnumSet.of(Beside.values()[i % Beside.values().length]);
                configurations.add(new Configuration(
                        jdk,
                        List.of(options.get(i).split(" ")),
                        beside,
                        !options.get(i).contains("Verify")));
            }
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
        command.addAll(
                List.of("-javaagent:" + agent(StressProgram.class), "-cp", System.getProperty("java.class.path")));
        if (configuration.beside().contains(Beside.FLIGHT_RECORDER)) {
            command.add("-XX:StartFlightRecording:settings=profile,filename=" + directory.resolve("stress.jfr"));
        }
        if (configuration.beside().contains(Beside.OTHER_AGENT)) {
            command.add("-javaagent:" + agent(OtherAgent.class));
        }
        boolean isDebugged = configuration.beside().contains(Beside.DEBUGGER);
        if (isDebugged) {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
        }
        command.addAll(List.of(
                StressProgram.class.getName(),
                Integer.toString(SECONDS),
                Integer.toString(PAUSE_MILLIS),
                Boolean.toString(configuration.isFirstTaken())));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (isDebugged) {
                Thread debugger = new Thread(new Debugging(port(log, process)));
                debugger.setDaemon(true);
                debugger.start();
            }
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

    /** Where the JVM says that it waits for a debugger. */
    private static int port(Path log, Process process) throws IOException, InterruptedException {
        Pattern listening = Pattern.compile("Listening for transport dt_socket at address: (\\d+)");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (process.isAlive() && System.nanoTime() < end) {
            Matcher matcher = listening.matcher(Files.readString(log));
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new AssertionError("the JVM does not wait for a debugger: " + Files.readString(log));
    }

    /** Only a manifest: the class is on the class path. */
    private Path agent(Class<?> type) throws IOException {
        Path jar = directory.resolve(type.getSimpleName() + ".jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", type.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        attributes.putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }
}
