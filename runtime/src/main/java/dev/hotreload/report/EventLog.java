package dev.hotreload.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes each generation as one line of JSON to the events file, and passes the same line on, to the control channel.
 * What was not called, and the runs of looped methods, are in files of their own beside it, because readers of the
 * events file wait for generations.
 *
 * <p>The file begins anew with each start of the application. A file that cannot be written is told once. Safe for use
 * by any thread.
 */
public final class EventLog implements Reporter {

    private static final String NOT_CALLED = "notcalled.jsonl";
    private static final String LOOPS = "loops.jsonl";

    private final EventFile file;
    private final EventFile notCalled;
    private final EventFile loops;
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
        // It is in the same directory: one message is enough.
        Consumer<String> nobody = message -> {};
        this.notCalled = new EventFile(file.resolveSibling(NOT_CALLED), nobody);
        this.loops = new EventFile(file.resolveSibling(LOOPS), nobody);
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public void started(StartReport report) {
        file.begin();
        notCalled.delete();
        loops.delete();
    }

    @Override
    public void generation(GenerationReport report) {
        String line = GenerationJson.of(report, clock.instant());
        file.append(line);
        channel.accept(line);
    }

    @Override
    public void renewed(RenewalReport report) {
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
    public void notCalled(int generation, Duration waited, List<UncalledMethod> methods) {
        notCalled.append(NotCalled.json(generation, waited, methods, clock.instant()));
    }

    @Override
    public void loop(LoopReport report) {
        loops.append(LoopText.json(report, clock.instant()));
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
