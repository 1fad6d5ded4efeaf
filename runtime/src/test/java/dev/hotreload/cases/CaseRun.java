package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One case on one JDK in one direction: its first version is started with the agent, then reloaded to the next, … and
 * round again, and after each reload its drive must print what it prints in a fresh JVM that started with that version.
 *
 * <p>Used by one thread.
 */
final class CaseRun {

    static final Duration QUIET_PERIOD = Duration.ofMillis(Integer.getInteger("hotreload.case.quiet", 100));

    private final CaseVersions versions;
    private final CaseFile file;
    private final Direction direction;
    private final Path directory;
    private final Map<Integer, List<String>> reloaded = new HashMap<>();

    CaseRun(CaseVersions versions, Direction direction) {
        this.versions = versions;
        this.file = versions.file();
        this.direction = direction;
        this.directory = versions.directory(direction);
    }

    /** The case. */
    CaseFile file() {
        return file;
    }

    /** The case's name, with its direction. */
    String name() {
        return direction.nameOf(file);
    }

    /**
     * Runs the case in a JVM of its own; its directory is left behind only when it fails.
     *
     * @throws AssertionError if a reload was not what the case says
     */
    void run() {
        if (!file.has("not yet")) {
            runOnce();
            return;
        }
        try {
            runOnce();
        } catch (AssertionError expected) {
            System.out.println("NOT YET  " + file + ": " + String.join(" ", file.lines("not yet", 0)));
            return;
        }
        throw new AssertionError(file + " works now: take its section \"not yet\" out");
    }

    private void runOnce() {
        CaseJvms jvms = versions.jvms(direction);
        prepare();
        List<LiveModule> modules = install(directory.resolve("live"), "");
        EventLog events = new EventLog(directory.resolve("events.jsonl"));
        try (ForkedJvm subject = jvms.subject(modules, events, Extent.jvmOptions())) {
            play(modules, events, subject);
        }
    }

    /**
     * Compiles the versions and asks what each prints when it starts afresh.
     *
     * @throws AssertionError if they show nothing
     */
    void prepare() {
        versions.fresh().forEach((version, lines) -> reloaded.put(version, Output.expected(lines, keptState(version))));
        Directories.create(directory);
    }

    /** The jars on the class path. */
    List<Path> libraries() {
        return versions.build().libraries();
    }

    /** Installs what is to be live first; see {@link CaseBuild#install}. */
    List<LiveModule> install(Path live, String prefix) {
        return versions.build().install(live, prefix, version(0));
    }

    /**
     * Reloads the program, which has just been started, through the versions; its directory is left behind only when
     * that fails.
     *
     * @param modules those of the case
     * @param events those of the JVM, all taken so far
     * @throws AssertionError if a reload was not what the case says
     */
    void play(List<LiveModule> modules, EventLog events, ForkedJvm subject) {
        begin(subject);
        playGenerations(1, generations(), modules, events, subject);
        end();
    }

    /**
     * Plays the first version.
     *
     * @throws AssertionError if it does not print what a fresh program prints
     */
    void begin(ForkedJvm subject) {
        int first = version(0);
        subject.ask(file.setup());
        check(0, first, versions.fresh().getOrDefault(first, List.of()), subject.ask(file.drive()), subject);
    }

    /**
     * Plays generations, each a change set of its own.
     *
     * @param first the number of the first of them
     * @param last that of the last
     * @throws AssertionError if a reload was not what the case says
     */
    void playGenerations(int first, int last, List<LiveModule> modules, EventLog events, ForkedJvm subject) {
        for (int generation = first; generation <= last; generation++) {
            Set<String> changed = deliver(generation, modules);
            try {
                checkGeneration(generation, events.await(changed), events, subject);
            } catch (ConditionTimeoutException e) {
                throw notReported(generation, changed, subject, e);
            }
        }
    }

    /** Writes the class files of a generation, and returns the modules that they change. */
    Set<String> deliver(int generation, List<LiveModule> modules) {
        Set<String> changed = new LinkedHashSet<>();
        for (LiveModule module : modules) {
            Path compiled = versions.build().classes(module.module(), version(generation));
            if (module.reload(compiled, Delivery.of(generation)) > 0) {
                changed.add(module.name());
            }
        }
        return changed;
    }

    /** The failure of a generation that was not reported in time. */
    AssertionError notReported(int generation, Set<String> changed, ForkedJvm subject, Throwable cause) {
        Directories.create(directory);
        subject.dumpThreads(directory.resolve("threads.txt"));
        return new AssertionError(
                where(generation, version(generation)) + ": no generation reported for " + changed + "\n"
                        + subject.tail(),
                cause);
    }

    /**
     * Checks what was reported of a generation, and what the program prints now.
     *
     * @param reported the events since the class files were written
     * @throws AssertionError if one of them is not what the case says
     */
    void checkGeneration(int generation, List<JsonObject> reported, EventLog events, ForkedJvm subject) {
        checkEvents(generation, version(generation), reported, subject);
        int live = version(isRefused(generation) ? generation - 1 : generation);
        List<String> expected = reloaded.getOrDefault(live, List.of());
        List<String> actual = subject.ask(file.drive());
        while (!Output.normal(actual).equals(expected) && events.anotherFollows()) {
            // A loaded machine took longer than the quiet period between two files of the set.
            actual = subject.ask(file.drive());
        }
        check(generation, live, expected, actual, subject);
    }

    /** The last generation was as it should be. */
    void end() {
        Directories.delete(directory);
        versions.passed();
    }

    /** The version that a generation makes live, round and round; 0 is the start. */
    private int version(int generation) {
        return direction.version(1 + generation % file.versions(), file.versions());
    }

    /**
     * How many generations there are in a change set of their own before there may be others in company: those whose
     * reports are looked at, and one of each change.
     */
    int generationsInOwnSets() {
        boolean isAboutReports = file.has("refused") || file.has("notes") || file.has("absent notes");
        return isAboutReports || file.has("generations")
                ? generations()
                : Math.min(generations(), Extent.generationsInOwnSets(direction, versions.jdk(), file.versions()));
    }

    /** A refused change set is tried once, as the last: what is live afterwards is still the version before. */
    int generations() {
        if (file.has("refused")) {
            return refusedGeneration();
        }
        return file.lines("generations", 0).stream()
                .findFirst()
                .map(Integer::valueOf)
                .orElse(Extent.generations(direction, versions.jdk(), file.versions()));
    }

    private void checkEvents(int generation, int version, List<JsonObject> reported, ForkedJvm subject) {
        String outcome = isRefused(generation) ? "REFUSED" : "APPLIED";
        for (JsonObject event : reported) {
            assertThat(event.get("outcome").getAsString())
                    .as("%s: outcome of %s%n%s", where(generation, version), event, subject.tail())
                    .isEqualToIgnoringCase(outcome);
        }
        List<String> texts = new ArrayList<>(file.lines("refused", version));
        texts.addAll(file.lines("notes", version));
        for (String text : texts) {
            assertThat(reported.toString())
                    .as("what %s reports", where(generation, version))
                    .contains(text);
        }
        for (String text : file.lines("absent notes", version)) {
            assertThat(reported.toString())
                    .as("what %s reports", where(generation, version))
                    .doesNotContain(text);
        }
    }

    private boolean isRefused(int generation) {
        return file.has("refused") && generation == refusedGeneration();
    }

    /** The generation that is refused: of the version that says so, or the first. */
    private int refusedGeneration() {
        return Math.max(1, file.firstVersion("refused") - 1);
    }

    private void check(int generation, int version, List<String> expected, List<String> actual, ForkedJvm subject) {
        List<String> normal = Output.normal(actual);
        if (!normal.equals(expected)) {
            write("generation-" + generation + "-expected.txt", expected);
            write("generation-" + generation + "-actual.txt", normal);
            assertThat(String.join("\n", normal))
                    .as(
                            "%s: the reloaded program (actual) beside a fresh one (expected)%nevidence in %s%n%s",
                            where(generation, version), directory, subject.tail())
                    .isEqualTo(String.join("\n", expected));
        }
    }

    /** Kept state that is named for no version holds for all but the first: going back, v1 finds what it knew. */
    private List<String> keptState(int version) {
        boolean first = version == 1
                && file.sections().stream()
                        .noneMatch(section -> section.name().equals("kept state") && section.version() == 1);
        return first ? List.of() : file.lines("kept state", version);
    }

    private String where(int generation, int version) {
        return file.kind() + "/" + direction.nameOf(file) + ", generation " + generation + " (v" + version + ")";
    }

    private void write(String name, List<String> lines) {
        try {
            Files.write(directory.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
