package dev.hotreload.frameworks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A display that nobody sees: Xvfb. */
final class VirtualDisplay implements AutoCloseable {
    /** Why a test is skipped. */
    static final String MISSING = "there is no Xvfb here; on Debian and Ubuntu, the package xvfb has it";

    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Whether this machine has one. */
    static boolean isThere() {
        return command().isPresent();
    }

    private static Optional<Path> command() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, "Xvfb"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one, with a number that no other has. */
    static VirtualDisplay start() throws IOException {
        Process server = new ProcessBuilder(
                        command().orElseThrow().toString(),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "640x480x24",
                        "-nolisten",
                        "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String number = out.readLine();
        if (number == null) {
            server.destroy();
            throw new IOException("Xvfb has not started");
        }
        return new VirtualDisplay(server, ":" + number.trim());
    }

    /** What the variable {@code DISPLAY} must be. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
