package dev.hotreload.cases;

import static java.util.stream.Collectors.joining;

import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cases that are played one after the other in one program, each with a package and modules of its own: most of what a
 * short case costs is the start of its JVM.
 *
 * <p>Used by one thread.
 */
final class Company {

    /** Enough that the start of a JVM does not count, few enough that several companies share the work evenly. */
    private static final int SIZE = 56;

    private final CaseKit kit;
    private final TestJdk jdk;
    private final Path directory;
    private final Map<CaseRun, Outcome> members = new LinkedHashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<Path> libraries = new LinkedHashSet<>();
    private @Nullable CaseRun refused;
    private Performance.@Nullable SharedSetException suspected;
    private boolean hasFailed;

    /**
     * A company without members.
     *
     * @param directory where its JVMs leave their evidence
     */
    Company(CaseKit kit, TestJdk jdk, Path directory) {
        this.kit = kit;
        this.jdk = jdk;
        this.directory = directory;
    }

    /**
     * Takes the case in if there is a place, and nobody has its packages, those of its library among them; else the
     * outcome is empty. What is refused may stay in the program's way, so such a case comes last, and there is one at
     * most.
     */
    Optional<Outcome> join(CaseRun run) {
        Set<String> own = run.file().otherPackages();
        boolean isFirst = members.isEmpty();
        boolean isRefused = run.file().has("refused");
        if (!isFirst
                && (members.size() == SIZE
                        || (isRefused && refused != null)
                        || own.stream().anyMatch(packages::contains))) {
            return Optional.empty();
        }
        libraries.addAll(run.libraries());
        packages.addAll(own);
        refused = isRefused ? run : refused;
        Outcome outcome = new Outcome();
        members.put(run, outcome);
        return Optional.of(outcome);
    }

    /** How many change sets there are at most in which no two cases share one. */
    int changeSets() {
        return members.keySet().stream().mapToInt(CaseRun::generationsInOwnSets).sum();
    }

    /** Whether it waits most of the time, because most of its cases have change sets of their own. */
    boolean isWaiting() {
        return changeSets() > members.size() / 2;
    }

    /** Plays all cases, those after one that fails in another JVM; each outcome is known as soon as the case ends. */
    void play() {
        try {
            List<CaseRun> left = new ArrayList<>();
            members.forEach((run, outcome) -> {
                if (outcome.survives(run::prepare)) {
                    left.add(run);
                }
            });
            if (refused != null && left.remove(refused)) {
                left.add(refused);
            }
            boolean allPassed = true;
            while (!left.isEmpty()) {
                allPassed &= playUntilOneFails(left);
            }
            allPassed &= suspected == null;
            endSuspicion();
            if (allPassed) {
                Directories.delete(directory);
            }
        } catch (RuntimeException | Error e) {
            members.values().forEach(outcome -> outcome.failed(e));
            throw e;
        }
    }

    /** Takes out of {@code left} those that were played, and tells whether all of them passed. */
    private boolean playUntilOneFails(List<CaseRun> left) {
        Directories.delete(directory);
        Directories.create(directory);
        Map<CaseRun, List<LiveModule>> modules = new LinkedHashMap<>();
        for (CaseRun run : left) {
            modules.put(run, run.install(directory.resolve("live"), run.file().packageName() + "-"));
        }
        EventLog events = new EventLog(directory.resolve("events.jsonl"));
        CaseJvms jvms = new CaseJvms(kit, jdk, List.of(), List.copyOf(libraries), directory, CaseRun.QUIET_PERIOD);
        List<LiveModule> all = modules.values().stream().flatMap(List::stream).toList();
        try (ForkedJvm subject = jvms.subject(all, events, Extent.jvmOptions())) {
            return play(left, new Performance(modules, events, subject));
        }
    }

    private boolean play(List<CaseRun> left, Performance performance) {
        List<CaseRun> sharing = new ArrayList<>();
        for (CaseRun run : List.copyOf(left)) {
            if (run.equals(refused) && !passTogether(sharing, left, performance)) {
                return false;
            }
            int last = suspected == null ? run.generationsInOwnSets() : run.generations();
            if (!outcome(run).survives(() -> inCompany(run, () -> performance.play(run, last)))) {
                left.remove(run);
                hasFailed = true;
                return false;
            }
            if (last < run.generations()) {
                sharing.add(run);
            } else {
                pass(run, left);
            }
        }
        return passTogether(sharing, left, performance);
    }

    /** If a generation fails in a set of all, each is played in sets of its own, to find the one at fault. */
    private boolean passTogether(List<CaseRun> sharing, List<CaseRun> left, Performance performance) {
        try {
            performance.playTogether(sharing);
        } catch (Performance.SharedSetException e) {
            suspected = e;
            return false;
        }
        sharing.forEach(run -> pass(run, left));
        sharing.clear();
        return true;
    }

    private void pass(CaseRun run, List<CaseRun> left) {
        left.remove(run);
        run.end();
        if (suspected == null || !suspected.run().equals(run)) {
            outcome(run).passed();
        }
    }

    /** What failed in a set of all has failed, though all pass alone; unless another one has failed alone. */
    private void endSuspicion() {
        Performance.SharedSetException shared = suspected;
        if (shared == null) {
            return;
        }
        Outcome outcome = outcome(shared.run());
        if (hasFailed) {
            outcome.passed();
            return;
        }
        outcome.survives(() -> inCompany(shared.run(), () -> {
            throw new AssertionError(
                    "in one change set with the others; it passes in one of its own: " + shared.getMessage(), shared);
        }));
    }

    private Outcome outcome(CaseRun run) {
        return Objects.requireNonNull(members.get(run));
    }

    private void inCompany(CaseRun run, Runnable part) {
        try {
            part.run();
        } catch (AssertionError | RuntimeException e) {
            String files = members.keySet().stream()
                    .map(member -> member.file() + ".case")
                    .collect(joining(" "));
            throw new AssertionError(
                    run.file() + " failed in company, in package " + run.file().packageName()
                            + "; alone: RunCase <file>, as here: RunCase --together " + files + "\n" + e.getMessage(),
                    e);
        }
    }
}
