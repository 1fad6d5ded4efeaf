package com.example.app;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another mvn, in the root of the project. */
final class Goals {

    private final Path root;
    private final Path maven;
    private final String localRepository;

    Goals(Path root, Path maven, String localRepository) {
        this.root = root;
        this.maven = maven;
        this.localRepository = localRepository;
    }

    /** Runs goals; returns the exit code. */
    int run(String log, String... goals) throws IOException, InterruptedException {
        return command(goals)
                .redirectOutput(root.resolve(log).toFile())
                .start()
                .waitFor();
    }

    /** What the prompt answers. */
    String shell(String... lines) throws IOException, InterruptedException {
        Process process = command("hotreload:shell").start();
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                input.write(line + "\n");
            }
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.replaceAll("\u001B\\[[0-9;]*m", "").replaceAll("\\R", " / ") + process.waitFor();
    }

    private ProcessBuilder command(String... goals) {
        Path script = maven.resolve("bin").resolve(File.separatorChar == '/' ? "mvn" : "mvn.cmd");
        List<String> command = new ArrayList<>(List.of(
                script.toString(),
                "-q",
                "-o",
                "-Dmaven.repo.local=" + localRepository,
                // Offline, Maven takes nothing that came from a repository that only other settings have.
                "-Daether.enhancedLocalRepository.trackingFilename=none"));
        command.addAll(List.of(goals));
        return new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    }
}
