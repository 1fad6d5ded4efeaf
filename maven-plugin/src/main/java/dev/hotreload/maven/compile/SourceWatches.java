package dev.hotreload.maven.compile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Watches the directories of sources and resources that exist, and looks for the others from time to time, because most
 * projects lack some for ever. Used by the compiling thread only.
 */
final class SourceWatches implements Closeable {

    private final Optional<Duration> poll;
    private final Consumer<Set<Path>> saved;
    private final Consumer<String> problem;
    private final Set<Path> absent = new LinkedHashSet<>();
    private final List<SourceWatch> watches = new ArrayList<>();

    /**
     * @param poll the interval of polling; empty: native events
     * @param saved receives the files that were saved together, or are gone
     * @param problem receives what the user must know
     */
    SourceWatches(Optional<Duration> poll, Consumer<Set<Path>> saved, Consumer<String> problem) {
        this.poll = poll;
        this.saved = saved;
        this.problem = problem;
    }

    /** Watches these from now on. */
    void watch(Set<Path> directories) {
        Set<Path> existing = new LinkedHashSet<>();
        for (Path directory : directories) {
            (Files.isDirectory(directory) ? existing : absent).add(directory);
        }
        absent.removeAll(existing);
        if (!existing.isEmpty()) {
            watches.add(SourceWatch.start(existing, poll, saved, problem));
        }
    }

    /** Watches what exists by now, and tells of the files that are in it already. */
    void lookForNew() {
        Set<Path> found = new LinkedHashSet<>(absent);
        found.removeIf(directory -> !Files.isDirectory(directory));
        if (found.isEmpty()) {
            return;
        }
        watch(found);
        for (Path directory : found) {
            try {
                saved.accept(SourceFiles.filesBelow(directory));
            } catch (IOException e) {
                problem.accept(directory + " cannot be read (" + e + ")");
            }
        }
    }

    /** Looks at all files; completes when what was found is told. */
    CompletableFuture<?> look() {
        lookForNew();
        return CompletableFuture.allOf(watches.stream().map(SourceWatch::look).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void close() {
        watches.forEach(SourceWatch::close);
    }
}
