package dev.hotreload.renewal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What threads are for. */
final class ThreadTasks {
    private final JdkFields fields;

    ThreadTasks(JdkFields fields) {
        this.fields = fields;
    }

    /** Whether a thread is neither of the JVM nor ours, nor this one. */
    static boolean isOfApplication(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        // The JDK has its innocuous threads for itself, such as that of Cleaner, which leads to everything.
        return group != null
                && group.getParent() != null
                && thread != Thread.currentThread()
                && !thread.getClass().getName().equals("jdk.internal.misc.InnocuousThread");
    }

    /** What a thread was given to run; of a timer's the queue of what it is to run; null if it has its own code. */
    @Nullable
    Object of(Thread thread) {
        Object holder = fields.named(thread, "holder");
        Object task = fields.named(holder == null ? thread : holder, "task", "target");
        return task != null ? task : fields.named(thread, "queue");
    }

    /** What a thread works with: its task, and what the fields of its own class hold. */
    List<Object> means(Thread thread) {
        List<Object> means = new ArrayList<>();
        Object task = of(thread);
        if (task != null) {
            means.add(task);
        }
        for (Class<?> type = thread.getClass(); type != null && type != Thread.class; type = type.getSuperclass()) {
            for (JdkFields.Place place : fields.places(type)) {
                Object value = fields.at(thread, place);
                if (value != null) {
                    means.add(value);
                }
            }
        }
        return means;
    }
}
