package dev.hotreload.history;

import dev.hotreload.cases.EventLog;
import dev.hotreload.cases.ForkedJvm;
import dev.hotreload.cases.LiveModule;
import dev.hotreload.history.forked.SuiteMain;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.testing.TestJdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Starts the JVMs that run tests.
 *
 * @param libraries what tests use, {@link SuiteMain} among it
 * @param directory where logs are written
 */
record SuiteJvms(TestJdk jdk, Path runtimeJar, List<Path> libraries, Path directory) {

    private static final Duration QUIET_PERIOD = Duration.ofSeconds(3);

    /** A plain JVM of the release. */
    ForkedJvm fresh(Release release) {
        List<String> command = java();
        List<Path> classPath = new ArrayList<>(List.of(release.classes()));
        classPath.addAll(libraries);
        command.addAll(
                List.of("-cp", classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        command.add(SuiteMain.class.getName());
        return ForkedJvm.start(command, directory.resolve("fresh.log"));
    }

    /** The JVM that is reloaded. */
    ForkedJvm subject(LiveModule live, EventLog events) {
        List<Path> classPath = new ArrayList<>(List.of(live.classes()));
        classPath.addAll(libraries);
        Path launch = directory.resolve("launch.properties");
        try {
            new LaunchDescription(
                            SuiteMain.class.getName(),
                            live.name(),
                            classPath,
                            List.of(new LaunchModule(live.name(), live.classes())),
                            List.of(),
                            List.of(),
                            QUIET_PERIOD,
                            Optional.empty(),
                            events.file(),
                            Optional.empty(),
                            0,
                            false,
                            List.of())
                    .write(launch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = java();
        command.addAll(JvmOptions.of(runtimeJar, launch));
        command.add(SuiteMain.class.getName());
        return ForkedJvm.start(command, directory.resolve("subject.log"));
    }

    /** Runs tests in one of them. */
    Suite run(ForkedJvm jvm, List<String> tests) {
        try {
            Path names = Files.write(Files.createTempFile(directory, "tests", ".txt"), tests);
            return Suite.of(jvm.ask(names.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> java() {
        // What the libraries' own builds open for their tests.
        List<String> opened = List.of(
                "java.base/java.lang",
                "java.base/java.lang.reflect",
                "java.base/java.util",
                "java.base/java.time",
                "java.base/java.time.chrono");
        List<String> command = new ArrayList<>(
                List.of(jdk.tool("java").toString(), "-XX:+UseSerialGC", "-Xmx2g", "-Dfile.encoding=UTF-8"));
        opened.forEach(each -> command.addAll(List.of("--add-opens", each + "=ALL-UNNAMED")));
        return command;
    }
}
