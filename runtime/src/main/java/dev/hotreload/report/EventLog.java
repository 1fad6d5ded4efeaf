package dev.hotreload.report;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Writes each generation as one line of JSON to the events file, and passes the same line on, to the control channel.
 *
 * <p>The file begins anew with each start of the application. A file that cannot be written is told once. Safe for use
 * by any thread.
 */
public final class EventLog implements Reporter {

    private final EventFile file;
    private final Consumer<String> channel;
    private final InstantSource clock;

    /**
     * @param file the events file; its directory is made when it is needed
     * @param channel receives each line, without its end
     * @param problem is told, once, if the file cannot be written
     */
    public EventLog(Path file, Consumer<String> channel, Consumer<String> problem) {
        this(file, channel, problem, InstantSource.system());
    }

    EventLog(Path file, Consumer<String> channel, Consumer<String> problem, InstantSource clock) {
        this.file = new EventFile(file, problem);
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public void started(StartReport report) {
        file.begin();
    }

    @Override
    public void generation(GenerationReport report) {
        String line = GenerationJson.of(report, clock.instant());
        file.append(line);
        channel.accept(line);
    }

    @Override
    public void stillOnStack(int generation, OldCodeOnStack frame) {
        // Only generations are events.
    }

    @Override
    public void leftStack(int generation, OldCodeOnStack frame) {
        // Only generations are events.
    }

    @Override
    public void problem(String message) {
        // Only generations are events.
    }

    @Override
    public void internalError(String doing, Throwable failure) {
        // Only generations are events.
    }
}
