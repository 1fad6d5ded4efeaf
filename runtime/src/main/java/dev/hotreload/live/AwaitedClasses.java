package dev.hotreload.live;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Classes that will change once more in the generation that is becoming current. A call that must be linked anew for
 * one of their objects waits for that, because it would find what was before.
 *
 * <p>The engine's thread says which they are, and never waits; any other thread may.
 */
public final class AwaitedClasses {
    private static final long PATIENCE_SECONDS = 2;

    private volatile @Nullable Change change;

    /** @param by the thread that makes the change */
    private record Change(Set<Class<?>> classes, Thread by, CountDownLatch done) {}

    /** The calling thread is about to change these classes, and no others. */
    public void begin(Set<Class<?>> classes) {
        end();
        if (!classes.isEmpty()) {
            change = new Change(Set.copyOf(classes), Thread.currentThread(), new CountDownLatch(1));
        }
    }

    /** The classes are changed, or stay as they are. */
    public void end() {
        Change ended = change;
        change = null;
        if (ended != null) {
            ended.done().countDown();
        }
    }

    /**
     * Waits until a class is changed, but not for ever: what changes it may run code of the application, which may wait
     * for the calling thread.
     */
    void await(Class<?> type) {
        Change running = change;
        if (running != null && running.by() != Thread.currentThread() && isConcerned(type, running)) {
            try {
                boolean isDone = running.done().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!isDone && running.equals(change)) {
                    // The others need not find out, too.
                    change = null;
                }
            } catch (InterruptedException e) {
                // It is the application's to answer.
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isConcerned(Class<?> type, Change running) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (running.classes().contains(at)) {
                return true;
            }
        }
        return false;
    }
}
