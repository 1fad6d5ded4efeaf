package dev.hotreload.state;

import dev.hotreload.boot.Holder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The initialisers of added fields that are being evaluated now: one thread evaluates, others that want the value wait.
 * Who would wait for itself, because the other waits for what it evaluates, gets the default value, as one thread alone
 * would.
 *
 * <p>Safe for use by any thread.
 */
final class Evaluations {
    private final Map<Key, Evaluation> running = new HashMap<>();
    private final Map<Thread, Evaluation> waiting = new HashMap<>();

    /** A field of an object; objects are told apart by identity. */
    private record Key(AddedFieldValues field, @Nullable Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.field == field && key.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(field) * 31 + System.identityHashCode(object);
        }
    }

    /** One evaluation: who does it, and where the value goes. */
    static final class Evaluation {
        private final Thread thread = Thread.currentThread();
        private final CountDownLatch done = new CountDownLatch(1);
        /** Has the value while it is evaluated: the default one. */
        final Holder holder = new Holder(Holder.BITS_0 | Holder.BITS_1 | Holder.REFERENCE_0 | Holder.REFERENCE_1);

        /** Whether the calling thread does it; it sees the default value until then, as in a constructor. */
        boolean isOwn() {
            return thread == Thread.currentThread();
        }

        private void await() {
            boolean interrupted = false;
            while (done.getCount() > 0) {
                try {
                    done.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The evaluation that runs, or null after having begun one, which is then {@link #running}. */
    synchronized @Nullable Evaluation beginUnlessRunning(AddedFieldValues field, @Nullable Object object) {
        return running.putIfAbsent(new Key(field, object), new Evaluation());
    }

    /**
     * Waits for an evaluation of another thread.
     *
     * @return false if that cannot end, because the other thread waits for the calling one
     */
    boolean await(Evaluation evaluation) {
        if (!beginWaiting(evaluation)) {
            return false;
        }
        try {
            evaluation.await();
            return true;
        } finally {
            endWaiting();
        }
    }

    private synchronized boolean beginWaiting(Evaluation evaluation) {
        for (Evaluation next = evaluation; next != null; next = waiting.get(next.thread)) {
            if (next.isOwn()) {
                return false;
            }
        }
        waiting.put(Thread.currentThread(), evaluation);
        return true;
    }

    private synchronized void endWaiting() {
        waiting.remove(Thread.currentThread());
    }

    /** The evaluation that the calling thread has begun. */
    synchronized Evaluation running(AddedFieldValues field, @Nullable Object object) {
        Evaluation evaluation = running.get(new Key(field, object));
        if (evaluation == null) {
            throw new IllegalStateException("no evaluation was begun");
        }
        return evaluation;
    }

    /** Ends an evaluation, whatever became of it. */
    synchronized void end(AddedFieldValues field, @Nullable Object object) {
        Evaluation ended = running.remove(new Key(field, object));
        if (ended != null) {
            ended.done.countDown();
        }
    }
}
