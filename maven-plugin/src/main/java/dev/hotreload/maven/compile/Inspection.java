package dev.hotreload.maven.compile;

import dev.hotreload.report.NotLive;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Looks at the disk, whatever events have come. Used by the compiling thread only. */
final class Inspection {

    private final SourceWatches sources;
    private final OutputWatch outputs;
    private final RestartHints hints;
    private final Standing standing;
    private final StartedSources started;

    Inspection(
            SourceWatches sources, OutputWatch outputs, RestartHints hints, Standing standing, StartedSources started) {
        this.started = started;
        this.sources = sources;
        this.outputs = outputs;
        this.hints = hints;
        this.standing = standing;
    }

    /** Looks at what nobody watches: directories that may come, poms, jars. */
    void lookAtTheRest() {
        sources.lookForNew();
        hints.look();
    }

    /** Looks at everything; {@code looked} runs, on any thread, once all that was found has been told. */
    void look(Runnable looked) {
        hints.look();
        CompletableFuture<Void> unused =
                CompletableFuture.allOf(sources.look(), outputs.look()).thenRun(looked);
    }

    /** What has changed in the sources since the start, as a unified diff. */
    String differences() {
        return started.differences();
    }

    /** What is not compiled. */
    List<NotLive> notLive(boolean isPaused) {
        return standing.notLive(isPaused, hints.standing());
    }
}
