package com.example.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A full mvn compile in a process of its own; it fails where it meets a broken source. */
final class OtherBuild {

    private final ProcessBuilder command;
    private Process process;

    OtherBuild(Path root, Path maven, String localRepository) {
        Path script = maven.resolve("bin").resolve(File.separatorChar == '/' ? "mvn" : "mvn.cmd");
        command = new ProcessBuilder(
                        script.toString(), "-q", "-o", "-Dmaven.repo.local=" + localRepository, "compile")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("other-build.log").toFile());
    }

    void start() throws IOException {
        if (process == null || !process.isAlive()) {
            process = command.start();
        }
    }

    void await() throws InterruptedException {
        if (process != null) {
            System.out.println("other build: " + process.waitFor());
        }
    }
}
