package dev.hotreload.cases;

import dev.hotreload.cases.forked.CaseMain;
import dev.hotreload.launch.JvmOptions;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Starts the JVM whose program is reloaded. */
final class CaseJvms {

    /** The port on which the reloaded JVM waits for a debugger; unset: no debugger. */
    static final String DEBUG = "hotreload.case.debug";

    private final CaseFile file;
    private final CaseKit kit;
    private final TestJdk jdk;
    private final CaseBuild build;
    private final Path directory;
    private final Duration quietPeriod;

    CaseJvms(CaseFile file, CaseKit kit, TestJdk jdk, CaseBuild build, Path directory, Duration quietPeriod) {
        this.file = file;
        this.kit = kit;
        this.jdk = jdk;
        this.build = build;
        this.directory = directory;
        this.quietPeriod = quietPeriod;
    }

    /** Installs a version where the reloaded program looks for its classes. */
    List<LiveModule> install(int version) {
        List<LiveModule> modules = new ArrayList<>();
        for (String module : file.modules()) {
            LiveModule live = new LiveModule(module, directory.resolve("live").resolve(module));
            live.install(build.classes(module, version));
            modules.add(live);
        }
        Collections.reverse(modules);
        return modules;
    }

    /** The JVM whose program is reloaded, with more JVM options. */
    ForkedJvm subject(List<LiveModule> modules, EventLog events, List<String> options) {
        return subject(modules, events, 0, Optional.empty(), options);
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
            List<String> options) {
        List<String> command = java(jdk, file);
        command.addAll(options);
        if (Integer.getInteger(DEBUG) != null) {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=" + Integer.getInteger(DEBUG));
        }
        command.addAll(JvmOptions.of(kit.runtimeJar(), launch(modules, events, exitAfterReloads, control)));
        command.add(CaseMain.class.getName());
        return ForkedJvm.start(command, directory.resolve("jvm.log"));
    }

    /** Leaves the stacks of all threads as evidence. */
    void dumpThreads(ForkedJvm jvm) {
        try {
            new ProcessBuilder(jdk.tool("jcmd").toString(), Long.toString(jvm.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("threads.txt").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The beginning of the command of every JVM of a case. */
    static List<String> java(TestJdk jdk, CaseFile file) {
        List<String> command =
                new ArrayList<>(List.of(jdk.tool("java").toString(), "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        command.addAll(file.lines("jvm", 0));
        return command;
    }

    private Path launch(List<LiveModule> modules, EventLog events, int exitAfterReloads, Optional<String> control) {
        List<Path> classPath = new ArrayList<>();
        modules.forEach(module -> classPath.add(module.classes()));
        classPath.addAll(build.libraries());
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
                            false)
                    .write(launch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launch;
    }
}
