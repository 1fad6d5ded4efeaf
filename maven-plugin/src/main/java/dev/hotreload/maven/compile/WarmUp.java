package dev.hotreload.maven.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Compiles some sources over and over before anybody has saved one, and throws the class files away, so that the JVM has
 * compiled the compiler.
 */
final class WarmUp {

    /** The application starts meanwhile and should not notice. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private static final int SOURCES = 4;
    private static final int ROUNDS = 12;

    private final List<ModuleState> modules;
    private final Compilers compilers;
    private final GoalCompiler goals;
    private final BatchCommit commit;

    WarmUp(List<ModuleState> modules, Compilers compilers, GoalCompiler goals, BatchCommit commit) {
        this.modules = modules;
        this.compilers = compilers;
        this.goals = goals;
        this.commit = commit;
    }

    /**
     * Warms up.
     *
     * @param isEnough asked between two compilations
     * @throws IOException if something that a compiler needs cannot be read
     */
    void run(BooleanSupplier isEnough) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int round = 0; round < ROUNDS; round++) {
            for (ModuleState module : modules) {
                List<Path> sources = new ArrayList<>(module.sources().all());
                if (module.build().compiler().isEmpty() || sources.isEmpty()) {
                    continue;
                }
                // A different one each time: what differs between sources is to be warm, too.
                for (int i = 0; i < Math.min(SOURCES, sources.size()); i++) {
                    if (isEnough.getAsBoolean() || System.nanoTime() > end) {
                        return;
                    }
                    compile(module, sources.get((round * SOURCES + i) % sources.size()));
                }
            }
        }
    }

    /** The whole way of a saved source, but for writing. */
    private void compile(ModuleState module, Path source) throws IOException {
        module.dirty().add(source);
        try {
            new Batch(List.of(module), compilers, goals, commit).compile();
        } finally {
            module.dirty().remove(source);
        }
    }
}
