package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hotreload.control.BatchLines;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.testing.Jars;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A program in the format of the cases that runs v1 under the runtime while a test does to its class files what it
 * likes.
 *
 * <p>Used by one thread.
 */
public final class RunningCase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("hotreload.case.patience", 30));

    /** Longer where a loaded machine pauses between two files of a set. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(Integer.getInteger("hotreload.case.quiet", 80));

    private final Path directory;
    private final CaseFile file;
    private final CaseBuild build;
    private final List<LiveModule> modules;
    private final EventLog events;
    private final ForkedJvm jvm;
    private final Optional<PluginEnd> plugin;

    private RunningCase(
            Path directory,
            CaseFile file,
            CaseBuild build,
            List<LiveModule> modules,
            EventLog events,
            ForkedJvm jvm,
            Optional<PluginEnd> plugin) {
        this.directory = directory;
        this.file = file;
        this.build = build;
        this.modules = modules;
        this.events = events;
        this.jvm = jvm;
        this.plugin = plugin;
    }

    /** How a program is started; the defaults are those of the cases. */
    public static final class Starter {
        private final CaseKit kit;
        private final TestJdk jdk;
        private final String name;
        private String eventsFile = "events.jsonl";
        private int exitAfterReloads;
        private LoopSettings loops = LoopSettings.NONE;
        private Duration quietPeriod = QUIET_PERIOD;
        private Compilers compilers = Compilers.of("javac");
        private List<String> jvmOptions = Extent.jvmOptions();
        private Optional<PluginEnd> plugin = Optional.empty();

        /**
         * @param name names the directory of evidence
         */
        public Starter(CaseKit kit, TestJdk jdk, String name) {
            this.kit = kit;
            this.jdk = jdk;
            this.name = name;
        }

        /** The events file, relative to the program's directory. */
        public Starter events(String file) {
            eventsFile = file;
            return this;
        }

        /** The compilers of the versions in turns, as in {@code javac,ecj}. */
        public Starter compilers(String inTurns) {
            compilers = Compilers.of(inTurns);
            return this;
        }

        /** Ends the program after so many generations. */
        public Starter exitAfterReloads(int generations) {
            exitAfterReloads = generations;
            return this;
        }

        /** Which methods are run again after each generation. */
        public Starter loops(LoopSettings settings) {
            loops = settings;
            return this;
        }

        /** Runs it as users do, with C2: for programs that run long enough to be compiled by it. */
        public Starter optimised() {
            jvmOptions = List.of();
            return this;
        }

        /** How long nothing may be written until a set is complete. */
        public Starter quietPeriod(Duration period) {
            quietPeriod = period;
            return this;
        }

        /** Has the program listen to {@link RunningCase#batch}. */
        public Starter withBatches() {
            plugin = Optional.of(PluginEnd.listen());
            return this;
        }

        /**
         * Only compiles all versions.
         *
         * @throws IllegalArgumentException with the compiler's messages if one does not compile
         */
        public void compile(String program) {
            compiled(parsed(program));
            Directories.delete(directory());
        }

        private CaseFile parsed(String program) {
            return CaseFileParser.parse("running", name, "Runs while its class files change.\n" + program);
        }

        private Path directory() {
            return kit.directory().resolve("jdk" + jdk.feature() + "/running/" + name);
        }

        private CaseBuild compiled(CaseFile file) {
            Directories.delete(directory());
            Directories.create(directory());
            CaseBuild build = new CaseBuild(file, kit, jdk, directory(), compilers);
            build.compile();
            return build;
        }

        /** Compiles all versions, starts v1 and sets it up. */
        public RunningCase start(String program) {
            CaseFile file = parsed(program);
            Path directory = directory();
            CaseBuild build = compiled(file);
            CaseJvms jvms = CaseJvms.alone(file, kit, jdk, build, directory, quietPeriod)
                    .looping(loops);
            List<LiveModule> modules = build.install(directory.resolve("live"), "", 1);
            EventLog events = new EventLog(directory.resolve(eventsFile));
            ForkedJvm jvm = jvms.subject(modules, events, exitAfterReloads, plugin.map(PluginEnd::address), jvmOptions);
            RunningCase running = new RunningCase(directory, file, build, modules, events, jvm, plugin);
            running.jvm.ask(file.setup());
            return running;
        }
    }

    /** What one drive prints now, in the spelling in which outputs are compared. */
    public List<String> normalDrive() {
        return Output.normal(drive());
    }

    /** What one drive prints now. */
    public List<String> drive() {
        return jvm.ask(file.drive());
    }

    /** Waits until a drive prints these lines, however many generations that takes. */
    public void awaitDrive(String... lines) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(drive()).containsExactly(lines));
    }

    /** The live output directory of a module. */
    public Path live(String module) {
        return modules.stream()
                .filter(candidate -> candidate.name().equals(module))
                .findFirst()
                .orElseThrow()
                .classes();
    }

    /** The content of a class file as compiled in a version. */
    public byte[] compiled(String module, int version, String path) {
        try {
            return Files.readAllBytes(build.classes(module, version).resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file in place below a module's live directory. */
    public void write(String module, String path, byte[] content) {
        try {
            Path file = live(module).resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the files of the module that differ from those below a directory. */
    void deliver(String module, Path compiled) {
        for (LiveModule live : modules) {
            if (live.name().equals(module)) {
                live.replace(compiled, Delivery.RENAMED);
            }
        }
    }

    /** Replaces what differs in a version of the module. */
    public void deliver(String module, int version) {
        for (LiveModule live : modules) {
            if (live.name().equals(module)) {
                live.reload(build.classes(module, version), Delivery.RENAMED);
            }
        }
    }

    /** Waits until all that was written so far is live or refused. */
    public void settle() {
        plugin.orElseThrow().settle();
    }

    /** What the runtime answers to one of the plugin's questions, see {@link ControlProtocol#ASK}. */
    public String answer(String question) {
        return plugin.orElseThrow().answer(question);
    }

    /** Asks one of the plugin's questions, and waits for no answer; any thread may. */
    public void tell(String question) {
        plugin.orElseThrow().tell(question);
    }

    /** Replaces what differs in a version of these modules, as the plugin does it: as one batch. */
    public void batch(int version, String... ofModules) {
        batch(() -> Arrays.stream(ofModules).forEach(module -> deliver(module, version)), ofModules);
    }

    /**
     * Writes class files of these modules as one batch.
     */
    public void batch(Runnable writing, String... ofModules) {
        PluginEnd channel = plugin.orElseThrow();
        channel.hold();
        Map<String, Set<String>> paths = new LinkedHashMap<>();
        Arrays.stream(ofModules).forEach(module -> paths.put(module, paths(module)));
        writing.run();
        paths.forEach((module, before) -> {
            before.addAll(paths(module));
            channel.send(BatchLines.written(module, before));
        });
        channel.send(ControlProtocol.COMPLETE);
    }

    /** Says that sources of a module were saved, and that their class files are what they were. */
    public void savedWithoutChange(String module) {
        PluginEnd channel = plugin.orElseThrow();
        channel.send(BatchLines.written(module, Set.of()));
        channel.send(ControlProtocol.COMPLETE);
    }

    private Set<String> paths(String module) {
        Path classes = live(module);
        return Jars.files(classes).stream()
                .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Replaces what differs in a version.
     *
     * @return the modules of which class files changed
     */
    public Set<String> deliver(int version, int generation) {
        Set<String> changed = new LinkedHashSet<>();
        for (LiveModule live : modules) {
            if (live.reload(build.classes(live.name(), version), Delivery.of(generation)) > 0) {
                changed.add(live.name());
            }
        }
        return changed;
    }

    /** The modules of which class files differ between two versions. */
    public Set<String> changed(int version, int other) {
        Set<String> changed = new LinkedHashSet<>();
        for (LiveModule live : modules) {
            if (!classFiles(live.name(), version).equals(classFiles(live.name(), other))) {
                changed.add(live.name());
            }
        }
        return changed;
    }

    private Map<String, ByteBuffer> classFiles(String module, int version) {
        Path classes = build.classes(module, version);
        Map<String, ByteBuffer> files = new HashMap<>();
        for (Path file : Jars.files(classes)) {
            String path = classes.relativize(file).toString();
            if (path.endsWith(".class")) {
                files.put(path, ByteBuffer.wrap(compiled(module, version, path)));
            }
        }
        return files;
    }

    /** The class path of a version, for a JVM that starts with it. */
    public List<Path> classPath(int version) {
        return build.classPath(version);
    }

    /** How many generations were reported that nobody waited for. */
    public int generations() {
        return events.unseen();
    }

    /** Whether a generation is reported within a while that nobody was waiting for. */
    public boolean anotherFollows() {
        return events.anotherFollows();
    }

    /** Copies all files of a version, also those that are the same, as a compiler does after {@code clean}. */
    public void compileAgain(String module, int version) {
        Path classes = build.classes(module, version);
        for (Path file : Jars.files(classes)) {
            String path = classes.relativize(file).toString();
            write(module, path, compiled(module, version, path));
        }
    }

    /** Waits for the next generation, applied or refused, of each of the modules. */
    public List<JsonObject> awaitGenerations(String... ofModules) {
        return events.await(Set.of(ofModules));
    }

    /** Waits for the next generation, applied or refused. */
    public JsonObject awaitGeneration() {
        List<JsonObject> reported = awaitGenerations(CaseFile.APPLICATION);
        if (reported.size() != 1) {
            throw new AssertionError("more than one generation: " + reported);
        }
        return reported.get(0);
    }

    /** Waits until the log, the runtime's messages among it, contains the text. */
    public void awaitLog(String text) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(jvm.log()).contains(text));
    }

    /** What the JVM wrote to stderr, and to stdout between drives. */
    public String log() {
        return jvm.log();
    }

    /** Waits for the program's own end. */
    public int awaitExit() {
        return jvm.awaitExit();
    }

    /** Ends the program; call it at the end of a test that passed, to remove the evidence, too. */
    public void passed() {
        close();
        Directories.delete(directory);
    }

    @Override
    public void close() {
        jvm.close();
        plugin.ifPresent(PluginEnd::close);
    }
}
