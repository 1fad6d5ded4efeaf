package dev.hotreload.random;

import com.google.gson.JsonObject;
import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.EventLog;
import dev.hotreload.cases.Oracle;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.random.model.Program;
import dev.hotreload.testing.TestJdk;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs programs on one JDK and compares them with fresh ones after each step. Used by one thread. */
final class RandomRun implements AutoCloseable {

    /** The compilers of the versions in turns, as in {@code javac,ecj}. */
    private static final String COMPILERS = System.getProperty("hotreload.random.compilers", "javac");

    /** The refusals of an interface for which the JVM has no room in the class. */
    private static final Pattern NO_ROOM = Pattern.compile(
            Pattern.quote(RefusalTexts.noRoomForInterface("")) + "|" + Pattern.quote(RefusalTexts.notPublicInJvm()));
    /** The refusals of a superclass: backwards, a type that came between two goes. */
    private static final Pattern OTHER_SUPERCLASS = Pattern.compile(RefusalTexts.superclass("[^ ]+", ""));

    private final CaseKit kit;
    private final TestJdk jdk;
    private final Oracle oracle;
    /** The modules of which more is live than of the others, because only those were refused. */
    private final Set<String> ahead = new HashSet<>();

    private boolean isBackwards;

    RandomRun(CaseKit kit, TestJdk jdk) {
        this.kit = kit;
        this.jdk = jdk;
        this.oracle = new Oracle(kit, jdk);
    }

    /** Runs the program; empty if it printed what fresh ones print. */
    Optional<Failure> run(RandomProgram program, String name) {
        Map<Integer, String> refused = program.refused();
        RunningCase.Starter starter = new RunningCase.Starter(kit, jdk, name)
                .withBatches()
                .compilers(COMPILERS)
                .optimised();
        try (RunningCase running = starter.start(program.sections())) {
            int live = 0;
            ahead.clear();
            isBackwards = program.isBackwards();
            for (int version = 1; version <= program.versions(); version++) {
                String refusedModule = refused.get(version);
                Optional<Failure> failure = step(running, version, live, refusedModule);
                if (failure.isPresent()) {
                    return failure;
                }
                live = refusedModule == null ? version : live;
            }
            running.passed();
            return Optional.empty();
        }
    }

    /** Reloads to the version and compares; {@code live} is the last version that was not refused. */
    private Optional<Failure> step(RunningCase running, int version, int live, @Nullable String refusedModule) {
        List<String> expected = oracle.drive(running.classPath(refusedModule == null ? version : live));
        if (version > 1) {
            Optional<Failure> failure = reload(running, version, live, refusedModule);
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

    /**
     * A class that cannot be changed so keeps its own module from being reloaded. In other modules frames differ where
     * its supertypes do; if these come as a set of their own, they are applied, and mean the same.
     */
    private Optional<Failure> reload(RunningCase running, int version, int live, @Nullable String refusedModule) {
        Set<String> changed = deliver(running, version);
        // What was refused and is taken back makes no generation.
        Set<String> notLive = running.changed(live, version);
        notLive.addAll(ahead);
        changed.retainAll(notLive);
        ahead.clear();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        for (JsonObject event : running.awaitGenerations(changed.toArray(String[]::new))) {
            List<String> modules = EventLog.modulesOf(event);
            boolean isRefused = event.get("outcome").getAsString().equals("refused");
            boolean isEnd = NO_ROOM.matcher(event.toString()).find()
                    || (isBackwards
                            && OTHER_SUPERCLASS.matcher(event.toString()).find());
            if (isRefused && isEnd) {
                return Optional.of(new Failure(version, Failure.NO_ROOM, event.toString()));
            }
            if (isRefused != (refusedModule != null && modules.contains(refusedModule))) {
                String expected = isRefused ? "applied" : "refused";
                return Optional.of(new Failure(version, "not " + expected, event.toString()));
            }
            if (refusedModule != null && !isRefused) {
                ahead.addAll(modules);
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
