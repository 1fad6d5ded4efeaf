package com.example.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compiles the sources as they are now to another place, and starts the program there. */
final class FreshStart {

    private final Path root;

    FreshStart(Path root) {
        this.root = root;
    }

    String run() throws IOException, InterruptedException {
        Path classes = Files.createTempDirectory(root, "fresh");
        List<String> javac = new ArrayList<>(List.of(tool("javac"), "-d", classes.toString()));
        for (String module : new String[] {"text", "core", "app"}) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(javac::add);
            }
        }
        output(javac);
        return output(List.of(tool("java"), "-cp", classes.toString(), "com.example.app.Sum"))
                .strip();
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
        return output;
    }
}
