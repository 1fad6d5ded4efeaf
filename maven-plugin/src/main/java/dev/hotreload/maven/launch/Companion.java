package dev.hotreload.maven.launch;

import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.report.GenerationEvent;
import dev.hotreload.report.NotLive;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Something that works in this process while the application runs. */
public interface Companion extends Closeable {

    /**
     * The application's JVM has been started.
     *
     * @param control the channel to it
     * @param application its process
     */
    void begin(ControlServer control, ProcessHandle application);

    /**
     * Has the calling thread, Maven's, until the application ends, and gives it back then.
     *
     * @param end completes when the application's JVM has ended
     */
    void accompany(CompletableFuture<?> end) throws InterruptedException;

    /** The application's JVM has told of a generation. Called on the channel's thread. */
    void generation(GenerationEvent event);

    /** Waits until it has done its work about all that was saved so far, or the time is over. Called on any thread. */
    void awaitSettled(Duration patience);

    /**
     * Looks at the disk, whatever events have come, and completes when all that was saved so far has been compiled, but
     * for what is not and will not be by waiting: that is the answer. Called on any thread.
     *
     * @param again whether to compile once more what could not be compiled
     */
    CompletableFuture<List<NotLive>> look(boolean again);

    /** Compiles nothing until {@link #resume}; completes when that holds. Called on any thread. */
    CompletableFuture<Void> pause();

    /** Compiles what was saved since {@link #pause}; completes when that is done. Called on any thread. */
    CompletableFuture<Void> resume();

    /**
     * What has changed in the sources since the start, as a unified diff; empty if nothing has, or it does not remember
     * them. Called on any thread.
     */
    CompletableFuture<String> differences();

    /**
     * Does what is wanted about patches, as far as it can be done without the application. Called on any thread.
     *
     * @param live the numbers of the patches that are live
     */
    CompletableFuture<PatchDraft> patch(PatchRequest request, List<Integer> live);

    /** The names of the modules whose sources this does not compile, whoever else does. */
    List<String> notCompiledHere();

    /** Stops; the application has ended. */
    @Override
    void close();
}
