package dev.hotreload.cases;

import dev.hotreload.cases.forked.CaseMain;
import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the JVM whose program is reloaded. */
final class CaseJvms {

    /** The port on which the reloaded JVM waits for a debugger; unset: no debugger. */
    static final String DEBUG = "hotreload.case.debug";

    private final CaseKit kit;
    private final TestJdk jdk;
    private final List<String> options;
    private final List<Path> libraries;
    private final Path directory;
    private final Duration quietPeriod;
    private LoopSettings loops = LoopSettings.NONE;
    private Hierarchy hierarchy = CaseFile.usualHierarchy();

    /**
     * @param options more options of the JVM
     * @param libraries the jars after the modules on the class path
     * @param directory where the JVM leaves its evidence
     */
    CaseJvms(
            CaseKit kit,
            TestJdk jdk,
            List<String> options,
            List<Path> libraries,
            Path directory,
            Duration quietPeriod) {
        this.kit = kit;
        this.jdk = jdk;
        this.options = List.copyOf(options);
        this.libraries = List.copyOf(libraries);
        this.directory = directory;
        this.quietPeriod = quietPeriod;
    }

    /** For a case that has the JVM for itself. */
    static CaseJvms alone(
            CaseFile file, CaseKit kit, TestJdk jdk, CaseBuild build, Path directory, Duration quietPeriod) {
        CaseJvms jvms = new CaseJvms(kit, jdk, file.lines("jvm", 0), build.libraries(), directory, quietPeriod);
        jvms.hierarchy = file.hierarchy();
        return jvms;
    }

    /** Has methods run again after each generation. */
    CaseJvms looping(LoopSettings settings) {
        loops = settings;
        return this;
    }

    /** The JVM whose program is reloaded, with more JVM options. */
    ForkedJvm subject(List<LiveModule> modules, EventLog events, List<String> more) {
        return subject(modules, events, 0, Optional.empty(), more);
    }

    /**
     * The JVM whose program is reloaded.
     *
     * @param exitAfterReloads after how many generations it ends; 0: never
     * @param control where the plugin listens, if there is one
     */
    ForkedJvm subject(
            List<LiveModule> modules,
            EventLog events,
            int exitAfterReloads,
            Optional<String> control,
            List<String> more) {
        List<String> command = java(jdk, options);
        command.addAll(more);
        if (Integer.getInteger(DEBUG) != null) {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=" + Integer.getInteger(DEBUG));
        }
        command.addAll(JvmOptions.of(kit.runtimeJar(), launch(modules, events, exitAfterReloads, control)));
        command.add(CaseMain.class.getName());
        return ForkedJvm.start(command, directory.resolve("jvm.log"));
    }

    /** The beginning of the command of every JVM of a case. */
    static List<String> java(TestJdk jdk, List<String> options) {
        List<String> command =
                new ArrayList<>(List.of(jdk.tool("java").toString(), "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        command.addAll(options);
        return command;
    }

    private Path launch(List<LiveModule> modules, EventLog events, int exitAfterReloads, Optional<String> control) {
        List<Path> classPath = new ArrayList<>();
        modules.forEach(module -> classPath.add(module.classes()));
        classPath.addAll(libraries);
        Path launch = directory.resolve("launch.properties");
        try {
            new LaunchDescription(
                            CaseMain.class.getName(),
                            CaseFile.APPLICATION,
                            classPath,
                            modules.stream()
                                    .map(module -> new LaunchModule(module.name(), module.classes()))
                                    .toList(),
                            List.of(),
                            List.of(),
                            quietPeriod,
                            Optional.empty(),
                            events.file(),
                            control,
                            exitAfterReloads,
                            false,
                            List.of())
                    .with(loops, hierarchy)
                    // The programs of frameworks and of the debugger's tests do; here it would be a twentieth of all
                    // time.
                    .withWarmUp(Extent.isFull())
                    .write(launch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launch;
    }
}
