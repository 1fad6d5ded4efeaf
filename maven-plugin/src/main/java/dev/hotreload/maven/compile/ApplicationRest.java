package dev.hotreload.maven.compile;

import com.sun.management.OperatingSystemMXBean;
import dev.hotreload.rest.Rest;
import java.lang.management.ManagementFactory;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * When the application has come to rest after its start. What takes processor time and nobody waits for is not done
 * before: most applications start on one processor and have the JIT use the others.
 */
final class ApplicationRest {
    private final Rest clock;

    ApplicationRest(ProcessHandle application) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        int processors = Runtime.getRuntime().availableProcessors();
        this.clock = new Rest(
                () -> application.info().totalCpuDuration(),
                share -> processors * (1 - Math.max(0, system.getCpuLoad())),
                System::nanoTime);
    }

    /** Tells when it has come, by the application's use of the processor. */
    Rest clock() {
        return clock;
    }

    /** Waits until it has come, or there is work that somebody waits for, which is left as it is. */
    <T> void awaitOr(BlockingDeque<T> work) throws InterruptedException {
        while (!clock.hasCome()) {
            T first = work.poll(Rest.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                work.addFirst(first);
                return;
            }
        }
    }
}
