package dev.hotreload.benchmarks.reload;

import dev.hotreload.benchmarks.harness.Application;
import dev.hotreload.benchmarks.harness.JavaProcess;
import dev.hotreload.benchmarks.harness.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the measured application in one way.
 *
 * @param java the {@code java} command
 * @param project the application's files
 * @param launcher how the JVM is started
 * @param swap how the application makes a new version live: {@code write} or {@code redefine}
 */
public record ReloadRun(Path java, ReloadProject project, Launcher launcher, String swap) {

    /** The lines of results: change, version, nanoseconds. */
    public List<String> run() throws IOException, InterruptedException {
        project.reset();
        Path results = project.directory().resolve("results-" + swap + ".txt");
        Application application = project.application();
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(launcher.options(application, project.directory()));
        command.addAll(List.of(
                application.mainClass(),
                swap,
                project.classes().toString(),
                project.allVersions().toString(),
                Integer.toString(project.versions()),
                Integer.toString(project.fillers()),
                results.toString()));
        JavaProcess.run(command, project.directory().resolve("log-" + swap + ".txt"));
        return Files.readAllLines(results);
    }
}
