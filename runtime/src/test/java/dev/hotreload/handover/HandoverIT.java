package dev.hotreload.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@link HandoverTest} on the other JDKs, in one JVM each. */
class HandoverIT {
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path directory;

    /** The JVM of the build runs them as unit tests. */
    static Stream<TestJdk> others() {
        return TestJdk.chosen().stream()
                .filter(jdk -> jdk.feature() != Runtime.version().feature());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("others")
    void casesOnOtherJdks(TestJdk jdk) throws Exception {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        jdk.tool("java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HandoverRun.class.getName(),
                        Path.of("src/test/handover").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean hasEnded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(Files.readString(output, StandardCharsets.UTF_8))
                    .as("has ended: %s", hasEnded)
                    .endsWith("on " + jdk.feature() + System.lineSeparator());
        } finally {
            process.destroyForcibly();
        }
    }
}
