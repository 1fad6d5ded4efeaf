package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.TimerTask;
import java.util.function.Predicate;

/**
 * The tasks of the JDK's timers, whose threads heed no interrupt. A timer that nobody has any more ends its thread when
 * it has no task left.
 */
final class TimerTasks {
    private final MethodHandle size;
    private final MethodHandle get;
    private final MethodHandle remove;
    private final MethodHandle order;
    private final Class<?> type;

    /** @throws ReflectiveOperationException if this JDK has its timers elsewhere */
    TimerTasks(TrustedLookup lookup) throws ReflectiveOperationException {
        MethodHandles.Lookup trusted = lookup.trusted();
        type = Class.forName("java.util.TaskQueue");
        size = trusted.findVirtual(type, "size", MethodType.methodType(int.class));
        get = trusted.findVirtual(type, "get", MethodType.methodType(TimerTask.class, int.class));
        remove = trusted.findVirtual(type, "quickRemove", MethodType.methodType(void.class, int.class));
        order = trusted.findVirtual(type, "heapify", MethodType.methodType(void.class));
    }

    /** Takes tasks out of the queue that a timer's thread has; does nothing with what is no such queue. */
    void removeFrom(Object queue, Predicate<Object> isOld) {
        if (!type.isInstance(queue)) {
            return;
        }
        // As Timer.purge: the queue is its own lock, and begins with 1.
        synchronized (queue) {
            try {
                for (int i = (int) size.invoke(queue); i > 0; i--) {
                    TimerTask task = (TimerTask) get.invoke(queue, i);
                    if (isOld.test(task)) {
                        boolean unused = task.cancel();
                        remove.invoke(queue, i);
                    }
                }
                order.invoke(queue);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new LinkageError("hotreload: tasks of a timer", e);
            }
        }
    }
}
