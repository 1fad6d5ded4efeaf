package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hotreload.testing.TestJdk;
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
 * One case on one JDK: v1 is started with the agent, then reloaded to v2, … and round again, and after each reload its
 * drive must print what it prints in a fresh JVM that started with that version.
 */
final class CaseRun {

    private static final int GENERATIONS = 10;
    private static final Duration QUIET_PERIOD = Duration.ofMillis(100);

    private final CaseFile file;
    private final Path directory;
    private final CaseBuild build;
    private final CaseJvms jvms;
    private final Map<Integer, List<String>> fresh = new HashMap<>();
    private final Map<Integer, List<String>> reloaded = new HashMap<>();

    CaseRun(CaseFile file, CaseKit kit, TestJdk jdk) {
        this.file = file;
        this.directory = kit.directory()
                .resolve("jdk" + jdk.feature())
                .resolve(file.kind())
                .resolve(file.name());
        this.build = new CaseBuild(file, kit, jdk, directory);
        this.jvms = new CaseJvms(file, kit, jdk, build, directory, QUIET_PERIOD);
    }

    /**
     * Runs the case; its directory is left behind only when it fails.
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
        runFresh();
        List<LiveModule> modules = jvms.install();
        EventLog events = new EventLog(directory.resolve("events.jsonl"));
        try (ForkedJvm subject = jvms.subject(modules, events)) {
            subject.ask("setup");
            check(0, 1, subject.ask("drive"), subject);
            for (int generation = 1; generation <= generations(); generation++) {
                int version = 1 + generation % file.versions();
                reload(generation, version, modules, events, subject);
                int expected = file.has("refused") ? 1 : version;
                List<String> actual = subject.ask("drive");
                while (!isExpected(expected, actual) && events.anotherFollows()) {
                    // A loaded machine took longer than the quiet period between two files of the set.
                    actual = subject.ask("drive");
                }
                check(generation, expected, actual, subject);
            }
        }
        Directories.delete(directory);
    }

    /** Compiles and checks the case, and returns what each version prints in a fresh JVM. */
    Map<Integer, List<String>> runFresh() {
        Directories.delete(directory);
        Directories.create(directory);
        build.compile();
        for (int version = 1; version <= file.versions(); version++) {
            fresh.put(version, jvms.fresh(version));
        }
        checkThatTheVersionsDiffer();
        for (int version = 1; version <= file.versions(); version++) {
            reloaded.put(version, Output.expected(fresh.getOrDefault(version, List.of()), keptState(version)));
        }
        return fresh;
    }

    /** A refused change set is tried once: what is live afterwards is still v1. */
    private int generations() {
        if (file.has("refused")) {
            return 1;
        }
        return file.lines("generations", 0).stream()
                .findFirst()
                .map(Integer::valueOf)
                .orElse(GENERATIONS);
    }

    private void checkThatTheVersionsDiffer() {
        if (!file.has("same output") && !file.has("refused")) {
            assertThat(new LinkedHashSet<>(fresh.values()))
                    .as("%s shows nothing: every version prints the same; if it must, say why in \"same output\"", file)
                    .hasSizeGreaterThan(1);
        }
    }

    private void reload(int generation, int version, List<LiveModule> modules, EventLog events, ForkedJvm subject) {
        Set<String> changed = new LinkedHashSet<>();
        for (LiveModule module : modules) {
            if (module.reload(build.classes(module.name(), version), Delivery.of(generation)) > 0) {
                changed.add(module.name());
            }
        }
        try {
            checkEvents(generation, version, events.await(changed), subject);
        } catch (ConditionTimeoutException e) {
            jvms.dumpThreads(subject);
            throw new AssertionError(
                    where(generation, version) + ": no generation reported for " + changed + "\n" + subject.tail(), e);
        }
    }

    private void checkEvents(int generation, int version, List<JsonObject> reported, ForkedJvm subject) {
        String outcome = file.has("refused") ? "REFUSED" : "APPLIED";
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
    }

    private boolean isExpected(int version, List<String> actual) {
        return Output.normal(actual).equals(reloaded.get(version));
    }

    private void check(int generation, int version, List<String> actual, ForkedJvm subject) {
        List<String> expected = (generation == 0 ? fresh : reloaded).getOrDefault(version, List.of());
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
        return file + ", generation " + generation + " (v" + version + ")";
    }

    private void write(String name, List<String> lines) {
        try {
            Files.write(directory.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
