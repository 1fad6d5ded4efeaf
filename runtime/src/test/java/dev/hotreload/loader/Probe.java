package dev.hotreload.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Directories;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.testing.TestJdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One program of {@code src/test/probes}, whose main class is {@code p.Main} of the module {@code app}, on one JDK. */
final class Probe {
    private static final String APPLICATION = "app";
    private static final String MAIN = "p.Main";

    private final CaseKit kit;
    private final TestJdk jdk;
    private final Path directory;
    private final ProbeBuild build;

    Probe(Path folder, CaseKit kit, TestJdk jdk) {
        this.kit = kit;
        this.jdk = jdk;
        this.directory = kit.directory()
                .resolve("../probes/jdk" + jdk.feature())
                .normalize()
                .resolve(folder.getFileName());
        this.build = new ProbeBuild(folder, ProbeSettings.read(folder), kit, jdk, directory);
    }

    /**
     * Runs it plain and under the runtime, and compares all that it printed and its exit code; its directory is left
     * behind only when they differ.
     */
    void run() {
        Directories.delete(directory);
        Directories.create(directory);
        build.compile();
        Finished plain = Finished.await(command(List.of("-cp", classPath())), directory.resolve("plain"));
        assertThat(plain.out() + plain.err()).as("what the probe prints").isNotBlank();
        Finished reloadable =
                Finished.await(command(JvmOptions.of(kit.runtimeJar(), launch())), directory.resolve("reloadable"));
        assertThat(reloadable.err())
                .as("the runtime was at work%n%s", reloadable)
                .contains("hotreload  " + MAIN + " on ")
                .doesNotContain("internal error");
        assertThat(reloadable.normal().toString())
                .as("under the runtime (actual), beside plain java (expected); evidence in %s", directory)
                .isEqualTo(plain.normal().toString());
        Directories.delete(directory);
    }

    private List<String> command(List<String> launcher) {
        List<String> command = new ArrayList<>(List.of(
                jdk.tool("java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
        command.addAll(build.jvmOptions());
        command.addAll(launcher);
        command.addAll(List.of(MAIN, "first", "second argument"));
        return command;
    }

    private String classPath() {
        return build.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Path launch() {
        Path launch = directory.resolve("launch.properties");
        try {
            new LaunchDescription(
                            MAIN,
                            APPLICATION,
                            build.classPath(),
                            build.modules().stream()
                                    .map(name -> new LaunchModule(name, directory.resolve(name)))
                                    .toList(),
                            List.of(),
                            List.of(),
                            Duration.ofMillis(50),
                            Optional.empty(),
                            directory.resolve("events.jsonl"),
                            Optional.empty(),
                            0,
                            false,
                            List.of())
                    .write(launch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launch;
    }
}
