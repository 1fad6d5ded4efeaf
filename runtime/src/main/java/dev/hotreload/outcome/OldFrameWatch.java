package dev.hotreload.outcome;

import dev.hotreload.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Tells of old code that is still on a thread's stack after a generation, and when it has left.
 *
 * <p>The JVM has no event for the end of such a frame, so the stacks are looked at now and then, by a thread that lives
 * only while there is something to wait for.
 *
 * <p>{@link #watch} is called by the thread that applies changes.
 */
public final class OldFrameWatch {
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final Reporter reporter;
    private final ThreadFactory threads;
    private final List<Watched> watched = new ArrayList<>();
    private boolean running;

    /** Old frames of one generation. */
    private record Watched(int generation, OldFrames frames) {}

    public OldFrameWatch(Reporter reporter, ThreadFactory threads) {
        this.reporter = reporter;
        this.threads = threads;
    }

    /** Tells which of the frames are still there, and waits for their end. */
    synchronized void watch(int generation, OldFrames frames) {
        // What ended between the look before and now has run its last old instruction; nobody need hear of it.
        frames.ended();
        if (frames.frames().isEmpty()) {
            return;
        }
        // A frame that an earlier generation told of is not told of again.
        for (OldFrames.OldFrame frame : frames.frames()) {
            boolean known =
                    watched.stream().anyMatch(other -> other.frames().frames().contains(frame));
            if (known) {
                frames.forget(frame);
            } else {
                reporter.stillOnStack(generation, GenerationReports.onStack(frame));
            }
        }
        watched.add(new Watched(generation, frames));
        if (!running) {
            running = true;
            threads.newThread(this::run).start();
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (look()) {
                Thread.sleep(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
            }
        } catch (InterruptedException e) {
            // Only the end of the JVM interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean look() {
        for (Watched frames : watched) {
            for (OldFrames.OldFrame ended : frames.frames().ended()) {
                reporter.leftStack(frames.generation(), GenerationReports.onStack(ended));
            }
        }
        watched.removeIf(frames -> frames.frames().frames().isEmpty());
        running = !watched.isEmpty();
        return running;
    }
}
