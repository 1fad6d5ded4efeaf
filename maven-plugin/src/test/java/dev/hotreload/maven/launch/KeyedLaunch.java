package dev.hotreload.maven.launch;

import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.maven.control.ControlKind;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.keys.KeyedProgram;
import dev.hotreload.maven.keys.Keys;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Starts {@link ReadingProgram} under the runtime, as a launch does, in the terminal that it reads keys from. */
final class KeyedLaunch {

    private KeyedLaunch() {}

    /** Ends with the application. */
    public static void main(String[] args) throws Exception {
        Path classes = place(ReadingProgram.class);
        try (ControlServer control = ControlServer.listen(ControlKind.AUTO, event -> {})) {
            Keys keys = Keys.open(
                    KeyedProgram.commands(), false, new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
            InputWishes.hear(control, Optional.of(keys));
            Path launch = Path.of("launch.properties").toAbsolutePath();
            new LaunchDescription(
                            ReadingProgram.class.getName(),
                            "app",
                            List.of(classes),
                            List.of(new LaunchModule("app", classes)),
                            List.of(),
                            List.of(),
                            Duration.ofMillis(10),
                            Optional.empty(),
                            Path.of("events.jsonl").toAbsolutePath(),
                            Optional.of(control.address().toString()),
                            0,
                            false,
                            List.of())
                    .withKeys(true)
                    .write(launch);
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:TieredStopAtLevel=1");
            command.addAll(JvmOptions.of(place(LaunchDescription.class), launch));
            command.add(ReadingProgram.class.getName());
            command.addAll(List.of(args));
            Process process = new ProcessBuilder(command).inheritIO().start();
            CompletableFuture<Process> ended = process.onExit();
            ended.join();
            keys.close();
        }
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
