package dev.hotreload.maven.launch;

import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.report.GenerationEvent;
import java.io.Closeable;
import java.time.Duration;
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

    /** Stops; the application has ended. */
    @Override
    void close();
}
