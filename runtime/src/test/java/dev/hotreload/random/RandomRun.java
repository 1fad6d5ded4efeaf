package dev.hotreload.random;

import com.google.gson.JsonObject;
import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Oracle;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.random.model.Program;
import dev.hotreload.testing.TestJdk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs programs on one JDK and compares them with fresh ones after each step. Used by one thread. */
final class RandomRun implements AutoCloseable {

    /** The compilers of the versions in turns, as in {@code javac,ecj}. */
    private static final String COMPILERS = System.getProperty("hotreload.random.compilers", "javac");

    private final CaseKit kit;
    private final TestJdk jdk;
    private final Oracle oracle;

    RandomRun(CaseKit kit, TestJdk jdk) {
        this.kit = kit;
        this.jdk = jdk;
        this.oracle = new Oracle(kit, jdk);
    }

    /** Runs the program; empty if it printed what fresh ones print. */
    Optional<Failure> run(RandomProgram program, String name) {
        Set<Integer> refused = program.refused();
        RunningCase.Starter starter = new RunningCase.Starter(kit, jdk, name)
                .withBatches()
                .compilers(COMPILERS)
                .optimised();
        try (RunningCase running = starter.start(program.sections())) {
            int live = 0;
            for (int version = 1; version <= program.versions(); version++) {
                boolean isRefused = refused.contains(version);
                Optional<Failure> failure = step(running, version, live, isRefused);
                if (failure.isPresent()) {
                    return failure;
                }
                live = isRefused ? live : version;
            }
            running.passed();
            return Optional.empty();
        }
    }

    /** Reloads to the version and compares; {@code live} is the last version that was not refused. */
    private Optional<Failure> step(RunningCase running, int version, int live, boolean isRefused) {
        List<String> expected = oracle.drive(running.classPath(isRefused ? live : version));
        if (version > 1) {
            Optional<Failure> failure = reload(running, version, live, isRefused);
            if (failure.isPresent()) {
                return failure;
            }
        }
        List<String> actual = running.normalDrive();
        while (!actual.equals(expected) && running.anotherFollows()) {
            // A loaded machine took longer than the quiet period between two files of the set.
            actual = running.normalDrive();
        }
        return actual.equals(expected)
                ? Optional.empty()
                : Optional.of(new Failure(version, "prints", Failure.difference(expected, actual)));
    }

    private static Optional<Failure> reload(RunningCase running, int version, int live, boolean isRefused) {
        Set<String> changed = deliver(running, version);
        // What was refused and is taken back makes no generation.
        changed.retainAll(running.changed(live, version));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        String outcome = isRefused ? "refused" : "applied";
        for (JsonObject event : running.awaitGenerations(changed.toArray(String[]::new))) {
            if (!event.get("outcome").getAsString().equalsIgnoreCase(outcome)) {
                return Optional.of(new Failure(version, "not " + outcome, event.toString()));
            }
        }
        return Optional.empty();
    }

    /** As the plugin does it, or as somebody else who says nothing: those of the first reload, and of every third. */
    private static Set<String> deliver(RunningCase running, int version) {
        if (version <= 2 || version % 3 == 0) {
            return running.deliver(version, version - 1);
        }
        Set<String> changed = new HashSet<>();
        running.batch(() -> changed.addAll(running.deliver(version, version - 1)), Program.CORE, Program.APPLICATION);
        // Without changes nobody waits for a generation, and what comes next is none of this batch.
        running.settle();
        return changed;
    }

    @Override
    public void close() {
        oracle.close();
    }
}
