package dev.hotreload.maven.launch;

import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.launch.LaunchSupport;
import dev.hotreload.launch.RenewalSettings;
import dev.hotreload.maven.command.Application;
import dev.hotreload.maven.command.CommandServer;
import dev.hotreload.maven.command.SocketDirectory;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.debug.Debugging;
import dev.hotreload.maven.keys.Keys;
import dev.hotreload.maven.message.CommandTexts;
import dev.hotreload.maven.message.KeyTexts;
import dev.hotreload.maven.message.LaunchTexts;
import dev.hotreload.maven.message.ParameterTexts;
import dev.hotreload.maven.message.PatchTexts;
import dev.hotreload.report.ConsoleReporter;
import dev.hotreload.report.GenerationEvent;
import dev.hotreload.report.Outcome;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * One launch of an application: writes what the runtime reads, starts the JVM and waits for its end.
 *
 * @param mainClass binary name of the main class
 * @param application name of the module whose class path is used
 * @param directory the module's directory
 * @param directories the directories of all projects that were built with it
 * @param launchFile where the runtime's {@link LaunchDescription} is written
 * @param classPath the class path in order
 * @param modules the entries of the class path that are modules
 * @param jdk the JDK to run with
 * @param runtime the runtime's jar
 * @param supports the supports of the frameworks that the application has
 * @param parameters what the user configured
 */
public record ApplicationLaunch(
        String mainClass,
        String application,
        Path directory,
        List<Path> directories,
        Path launchFile,
        List<Path> classPath,
        List<LaunchModule> modules,
        Jdk jdk,
        Path runtime,
        List<LaunchSupport> supports,
        LaunchParameters parameters) {

    /** Copies the lists, so that a launch never changes. */
    public ApplicationLaunch {
        directories = List.copyOf(directories);
        classPath = List.copyOf(classPath);
        modules = List.copyOf(modules);
        supports = List.copyOf(supports);
    }

    /**
     * Runs the application until it ends, and again if a command wants it.
     *
     * @param resolved this, and what works beside it
     * @return its exit code
     * @throws MojoFailureException if it cannot be started
     * @throws InterruptedException if the calling thread was interrupted; the application has ended then
     */
    public static int run(ResolvedApplication resolved, Log log) throws MojoFailureException, InterruptedException {
        ApplicationLaunch first = resolved.launch();
        Path workingDirectory = first.workingDirectory();
        if (!Files.isDirectory(workingDirectory)) {
            throw new MojoFailureException(ParameterTexts.noWorkingDirectory(workingDirectory));
        }
        Runs runs = new Runs(first.identity());
        Closeable commands = listen(runs, log);
        Optional<Keys> keys = first.keys(runs, log);
        Refusals refusals = new Refusals(first.parameters().onRefused(), runs, keys);
        AtomicReference<ResolvedApplication> current = new AtomicReference<>(resolved);
        try {
            int exitCode = first.runOnce(current, refusals, log);
            while (runs.isRestarting()) {
                // Also when Maven is to be quiet: somebody else may have wanted it.
                StandardError.line(CommandTexts.restarting(first.mainClass()));
                if (runs.lostPatches() > 0) {
                    StandardError.line(PatchTexts.lost(runs.lostPatches()));
                }
                exitCode = current(current).launch().runOnce(current, refusals, log);
            }
            return exitCode;
        } catch (IOException e) {
            throw new MojoFailureException(
                    LaunchTexts.launchFailed(first.mainClass(), String.valueOf(e.getMessage())), e);
        } finally {
            keys.ifPresent(open -> close(open, log));
            close(commands, log);
        }
    }

    private static ResolvedApplication current(AtomicReference<ResolvedApplication> resolved) {
        return Objects.requireNonNull(resolved.get());
    }

    private Path workingDirectory() {
        return parameters.workingDirectory().orElse(directory);
    }

    private int runOnce(AtomicReference<ResolvedApplication> current, Refusals refusals, Log log)
            throws IOException, MojoFailureException, InterruptedException {
        Runs runs = refusals.runs();
        CompletableFuture<LiveApplication> launched = new CompletableFuture<>();
        try (ControlServer control = ControlServer.listen(parameters.control(), event -> {
                    log.debug("event: " + event);
                    GenerationEvent generation = GenerationEvent.parse(event);
                    launched.join().companion().generation(generation);
                    launched.join().generation(event, generation);
                    if (generation.outcome() == Outcome.REFUSED) {
                        refusals.refused(launched.join());
                    }
                });
                Debugging debugging = Debugging.open(
                        parameters.debug(),
                        parameters.jvmArguments(),
                        control,
                        patience -> launched.join().companion().awaitSettled(patience),
                        log)) {
            Companion companion = current(current).companion();
            LiveApplication live = new LiveApplication(companion, control, parameters.events(), StandardError::line);
            launched.complete(live);
            PatchWishes.hear(control, live::patch);
            InputWishes.hear(control, refusals.keys());
            ApplicationProcess process = start(workingDirectory(), hasInput(refusals.keys()), control, debugging, log);
            live.started(process);
            companion.begin(control, process.handle());
            runs.started(live);
            try {
                int exitCode = process.waitFor(new ClassPathRenewal(current, live, control, process.handle(), log));
                if (live.isStopped() && !runs.isRestarting()) {
                    StandardError.line(CommandTexts.stopped(mainClass));
                }
                return live.isStopped() ? 0 : exitCode;
            } finally {
                live.ended();
                live.companion().close();
            }
        }
    }

    private Application identity() {
        return new Application(
                application,
                mainClass,
                directory.toAbsolutePath().toString(),
                directories.stream().map(Path::toString).toList(),
                ProcessHandle.current().pid());
    }

    /** The application runs without commands, too. */
    private static Closeable listen(Runs runs, Log log) {
        try {
            return CommandServer.listen(SocketDirectory.ofUser(), runs);
        } catch (IOException e) {
            log.warn(CommandTexts.noCommands(String.valueOf(e.getMessage())));
            return () -> {};
        }
    }

    /** Keys, if they are wanted and there is a terminal. */
    private Optional<Keys> keys(Runs runs, Log log) {
        KeyMode mode = parameters.keys();
        if (!parameters.hasKeys()) {
            return Optional.empty();
        }
        try {
            // Standard error may be a file, where the answers to keys are of no use.
            FileOutputStream out =
                    new FileOutputStream(Terminal.isThere(System.getenv()) ? FileDescriptor.out : FileDescriptor.err);
            return Optional.of(
                    Keys.open(runs, !parameters.loops().methods().isEmpty(), out, ConsoleReporter.terminalCharset()));
        } catch (IOException e) {
            String reason = KeyTexts.noKeys(String.valueOf(e.getMessage()));
            if (mode == KeyMode.TRUE) {
                log.warn(reason);
            } else {
                log.debug(reason);
            }
            return Optional.empty();
        }
    }

    /** Whether the application has the terminal as standard input, as it would without keys. */
    private boolean hasInput(Optional<Keys> keys) {
        return keys.isEmpty() || parameters.keys() == KeyMode.AUTO;
    }

    private static void close(Closeable commands, Log log) {
        try {
            commands.close();
        } catch (IOException e) {
            // A socket that is left over is removed by the next command that finds nobody there.
            log.debug(e);
        }
    }

    private ApplicationProcess start(
            Path workingDirectory, boolean hasInput, ControlServer control, Debugging debugging, Log log)
            throws IOException, InterruptedException {
        describe(control);
        List<String> jvmArguments = new ArrayList<>(debugging.jvmOptions());
        jvmArguments.addAll(parameters.jvmArguments());
        List<String> command =
                new JvmCommand(jdk, jvmArguments, launchFile, runtime, mainClass, parameters.arguments()).words();
        log.debug("command: " + command);
        return ApplicationProcess.start(command, workingDirectory, parameters.environment(), hasInput, control);
    }

    /** Writes what the runtime reads, and says where. */
    Path describe(ControlServer control) throws IOException {
        Files.createDirectories(launchFile.toAbsolutePath().getParent());
        description(control).write(launchFile);
        return launchFile.toAbsolutePath();
    }

    private LaunchDescription description(ControlServer control) {
        return new LaunchDescription(
                        mainClass,
                        application,
                        classPath,
                        modules,
                        parameters.includes(),
                        parameters.excludes(),
                        parameters.quietPeriod(),
                        parameters.poll(),
                        parameters.events(),
                        Optional.of(control.address().toString()),
                        parameters.exitAfterReloads(),
                        parameters.isColoured(),
                        supports)
                .with(parameters.loops(), parameters.hierarchy())
                .with(new RenewalSettings(parameters.arguments(), parameters.keeps()))
                .withKeys(parameters.keys() == KeyMode.AUTO && parameters.hasKeys())
                .withWarmUp(parameters.warmsUp());
    }
}
