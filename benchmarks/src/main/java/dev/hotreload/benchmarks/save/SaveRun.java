package dev.hotreload.benchmarks.save;

import dev.hotreload.benchmarks.harness.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs {@code mvn hotreload:run} on a generated project.
 *
 * @param maven the {@code mvn} command
 * @param options more options for it
 */
record SaveRun(Path maven, List<String> options) {

    void run(SaveProject project, int versions) throws IOException, InterruptedException {
        Path source = project.directory().resolve("src/main/java/subject/Subject.java");
        // Ten thousand classes take longer to read; and the JIT compiles what warming up has made hot for some time.
        long untilReady = 25_000L + project.classes();
        List<String> command = new java.util.ArrayList<>(List.of(
                maven.toString(),
                "-B",
                "-ntp",
                "-f",
                project.directory().resolve("pom.xml").toString(),
                "hotreload:run",
                "-Dhotreload.mainClass=subject.SavingApplication",
                "-Dhotreload.args=" + source + " " + versions + " " + project.classes() + " " + project.results() + " "
                        + untilReady));
        command.addAll(options);
        JavaProcess.run(command, project.directory().resolve("log.txt"));
    }
}
