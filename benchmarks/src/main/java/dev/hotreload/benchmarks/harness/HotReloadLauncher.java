package dev.hotreload.benchmarks.harness;

import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LoopSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A launch as {@code mvn hotreload:run} does it, with the application's classes as its one module. */
public final class HotReloadLauncher implements Launcher {

    private static final String MODULE = "application";

    private final Path runtimeJar = Jars.of(LaunchDescription.class);
    private final Duration quietPeriod;
    private final Hierarchy hierarchy;

    /** Launches with this quiet period. */
    public HotReloadLauncher(Duration quietPeriod) {
        this(quietPeriod, Hierarchy.AUTO);
    }

    /** The same, and whether live classes can get other supertypes. */
    public HotReloadLauncher(Duration quietPeriod, Hierarchy hierarchy) {
        this.quietPeriod = quietPeriod;
        this.hierarchy = hierarchy;
    }

    @Override
    public String name() {
        return "hot reload";
    }

    @Override
    public List<String> options(Application application, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("launch.properties");
        describe(application, directory).write(file);
        return JvmOptions.of(runtimeJar, file);
    }

    private LaunchDescription describe(Application application, Path directory) {
        return new LaunchDescription(
                        application.mainClass(),
                        MODULE,
                        application.classPath(),
                        List.of(new LaunchModule(MODULE, application.classes())),
                        List.of(),
                        List.of(),
                        quietPeriod,
                        Optional.empty(),
                        directory.resolve("events.jsonl"),
                        Optional.empty(),
                        0,
                        false,
                        List.of())
                .with(LoopSettings.NONE, hierarchy);
    }
}
