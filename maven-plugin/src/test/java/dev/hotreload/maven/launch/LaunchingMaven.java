package dev.hotreload.maven.launch;

import dev.hotreload.maven.control.ControlKind;
import dev.hotreload.maven.control.ControlServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Stands for the JVM of Maven while an application runs. */
final class LaunchingMaven {

    private LaunchingMaven() {}

    /** Runs {@link WaitingApplication} in the directory that it takes. */
    public static void main(String[] args) throws Exception {
        try (ControlServer control = ControlServer.listen(ControlKind.AUTO, event -> {})) {
            List<String> command = List.of(
                    Jdk.at(Path.of(System.getProperty("java.home"))).java().toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    WaitingApplication.class.getName(),
                    control.address().toString());
            ApplicationProcess.start(command, Path.of(args[0]), Map.of(), true, control)
                    .waitFor(end -> {});
        }
    }
}
