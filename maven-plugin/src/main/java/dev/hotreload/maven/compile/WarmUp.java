package dev.hotreload.maven.compile;

import dev.hotreload.rest.Rest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Compiles some sources over and over before anybody has saved one, and throws the class files away, so that the JVM
 * has compiled the compiler, and both JVMs what writes and waits.
 *
 * <p>It waits until the application has come to rest, and whenever it is busy again, because both need the same
 * processors. Used by the compiling thread only.
 */
final class WarmUp {

    /** More is not worth its processor time; after four seconds compiling still takes twice as long. */
    private static final Duration LONGEST = Duration.ofSeconds(9);

    /** Writing takes some milliseconds, unless the application's JVM does not answer. */
    private static final Duration LONGEST_REHEARSAL = Duration.ofMillis(200);

    private static final int SOURCES = 4;
    private static final int ROUNDS = 24;

    private final Compilers compilers;
    private final GoalCompiler goals;
    private final BatchCommit commit;
    private final Rest rest;
    private final Deque<Unit> left = new ArrayDeque<>();
    private Duration spent = Duration.ZERO;
    private boolean rehearses = true;

    /** What is compiled at once. */
    private record Unit(ModuleState module, Path source) {}

    /**
     * @param modules all modules, whose sources are known
     * @param rest tells when to begin
     */
    WarmUp(List<ModuleState> modules, Compilers compilers, GoalCompiler goals, BatchCommit commit, Rest rest) {
        this.compilers = compilers;
        this.goals = goals;
        this.commit = commit;
        this.rest = rest;
        for (int round = 0; round < ROUNDS; round++) {
            for (ModuleState module : modules) {
                List<Path> sources = new ArrayList<>(module.sources().all());
                if (module.build().compiler().isPresent()) {
                    // A different one each time: what differs between sources is to be warm, too.
                    for (int i = 0; i < Math.min(SOURCES, sources.size()); i++) {
                        left.add(new Unit(module, sources.get((round * SOURCES + i) % sources.size())));
                    }
                }
            }
        }
    }

    /** Whether there is nothing left to do. */
    boolean isOver() {
        return left.isEmpty();
    }

    /** How long to wait until the next {@link #step}. */
    Duration patience() {
        return rest.hasCome() ? Duration.ZERO : Rest.INTERVAL;
    }

    /**
     * Compiles one source, if the application rests.
     *
     * @throws IOException if something that a compiler needs cannot be read
     */
    void step() throws IOException {
        if (!left.isEmpty() && rest.hasCome()) {
            long start = System.nanoTime();
            compile(left.remove());
            spent = spent.plusNanos(System.nanoTime() - start);
            if (spent.compareTo(LONGEST) > 0) {
                left.clear();
            }
        }
    }

    /** False if it is of no use: the disk is full, or a debugger holds the application. The first save tells it. */
    private boolean rehearse(Batch batch) {
        long start = System.nanoTime();
        try {
            commit.rehearse(batch.drafts());
        } catch (IOException cannotBeWritten) {
            return false;
        }
        return System.nanoTime() - start < LONGEST_REHEARSAL.toNanos();
    }

    /** The whole way of a saved source, but for the class files. */
    private void compile(Unit unit) throws IOException {
        if (!unit.module().dirty().isEmpty()) {
            // It has errors, or somebody else compiles it; what is saved next is warm enough.
            return;
        }
        unit.module().dirty().add(unit.source());
        try {
            Batch batch = new Batch(List.of(unit.module()), compilers, goals, commit);
            if (batch.compile() && rehearses) {
                rehearses = rehearse(batch);
            }
        } finally {
            unit.module().dirty().remove(unit.source());
        }
    }
}
