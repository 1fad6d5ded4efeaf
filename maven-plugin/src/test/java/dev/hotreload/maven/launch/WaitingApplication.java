package dev.hotreload.maven.launch;

import dev.hotreload.control.ControlChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application that runs until it is told to end, and does to the channel what the runtime does. */
final class WaitingApplication {

    private WaitingApplication() {}

    /** Takes the channel's address; creates the files {@code started} and {@code ended} in the working directory. */
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> create("ended")));
        ControlChannel channel = ControlChannel.connect(args[0]);
        channel.onClosed(() -> System.exit(143));
        create("started");
        Thread.currentThread().join();
    }

    private static void create(String name) {
        try {
            Files.createFile(Path.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
