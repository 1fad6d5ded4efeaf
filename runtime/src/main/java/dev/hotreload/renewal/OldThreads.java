package dev.hotreload.renewal;

import dev.hotreload.message.RenewalTexts;
import java.nio.channels.Channel;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * Ends the threads that run code of a generation that goes: they are interrupted, and get a while to end.
 *
 * <p>Such a thread is one of the application's thread groups that has a class of that generation on its stack, or as
 * its own, or as that of its task. Threads that libraries which stay, or the JDK, have for themselves go on. Used by
 * one thread.
 */
final class OldThreads {
    /** So many objects that a task leads to are looked at. */
    private static final int TASK = 10_000;

    private final JdkFields fields;
    private final ThreadTasks tasks;
    private final Going goes;
    private final Set<String> names;
    private final Set<Object> kept;

    /**
     * @param goes which classes go
     * @param names binary names of the classes that go
     * @param kept objects that stay in use
     */
    OldThreads(JdkFields fields, Going goes, Set<String> names, Set<Object> kept) {
        this.fields = fields;
        this.tasks = new ThreadTasks(fields);
        this.goes = goes;
        this.names = names;
        this.kept = kept;
    }

    /** Those that live now, with what they are doing. */
    Map<Thread, StackTraceElement[]> find() {
        return find(Thread.getAllStackTraces());
    }

    /** Those among some threads. */
    Map<Thread, StackTraceElement[]> find(Map<Thread, StackTraceElement[]> all) {
        Map<Thread, StackTraceElement[]> found = new LinkedHashMap<>();
        all.forEach((thread, stack) -> {
            if (ThreadTasks.isOfApplication(thread) && !kept.contains(thread) && isOld(thread, stack)) {
                found.put(thread, stack);
            }
        });
        return found;
    }

    /** The tasks that threads have, from which what they use can be found. */
    List<Object> tasks() {
        List<Object> found = new ArrayList<>();
        find().forEach((thread, stack) -> {
            found.add(thread);
            Object task = tasks.of(thread);
            if (task != null) {
                found.add(task);
            }
        });
        return found;
    }

    /**
     * Interrupts them, again and again, until they have ended.
     *
     * @param patience how long at most
     * @param timers those of the JDK, which do not heed it
     * @return what did not end, a sentence each
     */
    List<String> end(Duration patience, TimerTasks timers) throws InterruptedException {
        find().keySet().forEach(thread -> {
            Object queue = tasks.of(thread);
            if (queue != null) {
                timers.removeFrom(queue, task -> !kept.contains(task) && isOrLeadsToOld(task));
            }
        });
        long end = System.nanoTime() + patience.toNanos();
        Map<Thread, StackTraceElement[]> left = find();
        while (!left.isEmpty() && System.nanoTime() < end) {
            left.keySet().forEach(this::interrupt);
            for (Thread thread : left.keySet()) {
                if (!isPoolOfJdk(thread)) {
                    thread.join(20);
                }
            }
            left = find();
        }
        List<String> sentences = new ArrayList<>();
        left.forEach(
                (thread, stack) -> sentences.add(RenewalTexts.threadLeft(thread.getName(), place(stack), patience)));
        return sentences;
    }

    /** Whether a shutdown hook goes: one whose task the JDK wraps is of those who made the thread. */
    boolean isOldHook(Thread hook) {
        Object task = tasks.of(hook);
        return goes.type(hook.getClass())
                || (task != null
                        && (goes.type(task.getClass())
                                || (task.getClass().getClassLoader() == null && leadsToOld(task))));
    }

    private void interrupt(Thread thread) {
        Thread.UncaughtExceptionHandler own = thread.getUncaughtExceptionHandler();
        if (own instanceof ThreadGroup) {
            thread.setUncaughtExceptionHandler(OldThreads::ended);
        }
        // Interrupting a thread that waits for a channel closes the channel.
        Object blocker = fields.named(thread, "nioBlocker", "blocker");
        Object channel = blocker == null ? null : fields.named(blocker, "this$0");
        if (!(channel instanceof Channel) || !kept.contains(channel)) {
            thread.interrupt();
        }
    }

    /** What our interrupt brings about is no news. */
    private static void ended(Thread thread, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || cause instanceof RejectedExecutionException) {
                return;
            }
        }
        ThreadGroup group = thread.getThreadGroup();
        if (group != null) {
            group.uncaughtException(thread, thrown);
        }
    }

    private static boolean isPoolOfJdk(Thread thread) {
        return thread.getClass().getClassLoader() == null
                && thread instanceof java.util.concurrent.ForkJoinWorkerThread;
    }

    private boolean isOld(Thread thread, StackTraceElement[] stack) {
        if (goes.type(thread.getClass())) {
            return true;
        }
        for (StackTraceElement frame : stack) {
            if (names.contains(frame.getClassName())) {
                return true;
            }
        }
        Object task = tasks.of(thread);
        return task != null && (goes.type(task.getClass()) || leadsToOld(task));
    }

    /** A pool's worker, a timer: whether what it is for is of a class that goes. */
    private boolean leadsToOld(Object task) {
        boolean isOfJdk = task.getClass().getClassLoader() == null;
        return isOfJdk && !kept.contains(task) && isOrLeadsToOld(task);
    }

    private boolean isOrLeadsToOld(Object task) {
        return new ObjectGraph(fields, TASK).from(List.of(task)).find(object -> goes.type(object.getClass())) != null;
    }

    private String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (names.contains(frame.getClassName())) {
                return " in " + frame;
            }
        }
        return stack.length == 0 ? "" : " in " + stack[0];
    }
}
