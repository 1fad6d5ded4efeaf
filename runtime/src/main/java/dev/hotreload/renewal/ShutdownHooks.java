package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.message.RenewalTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;

/**
 * Runs the shutdown hooks of a generation that goes, and has the JVM forget them. Those of libraries that stay, and of
 * the JDK, wait for the end of the JVM: their owners register them once. Used by one thread.
 */
final class ShutdownHooks {
    private final TrustedLookup lookup;
    private final Predicate<Thread> isOld;

    /** @param isOld whether a hook goes */
    ShutdownHooks(TrustedLookup lookup, Predicate<Thread> isOld) {
        this.lookup = lookup;
        this.isOld = isOld;
    }

    /**
     * Runs them as the JVM does: all at once, in no order.
     *
     * @param patience how long to wait for them
     * @return which did not end, a sentence each
     * @throws ReflectiveOperationException if this JDK has its hooks elsewhere
     */
    List<String> run(Duration patience) throws ReflectiveOperationException, InterruptedException {
        List<Thread> hooks = find(true);
        hooks.forEach(Thread::start);
        long end = System.nanoTime() + patience.toNanos();
        List<String> sentences = new ArrayList<>();
        for (Thread hook : hooks) {
            hook.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            if (hook.isAlive()) {
                sentences.add(RenewalTexts.hookLeft(hook.getName(), patience));
            }
        }
        return sentences;
    }

    /**
     * Those that go.
     *
     * @throws ReflectiveOperationException if this JDK has its hooks elsewhere
     */
    List<Thread> find() throws ReflectiveOperationException {
        return find(false);
    }

    private List<Thread> find(boolean areTaken) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.ApplicationShutdownHooks");
        List<Thread> found = new ArrayList<>();
        // The class guards its map with itself.
        synchronized (type) {
            IdentityHashMap<?, ?> all;
            try {
                all = (IdentityHashMap<?, ?>) lookup.trusted()
                        .findStaticGetter(type, "hooks", IdentityHashMap.class)
                        .invoke();
            } catch (ReflectiveOperationException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ReflectiveOperationException(e);
            }
            for (Object hook : all.keySet()) {
                if (hook instanceof Thread thread && isOld.test(thread)) {
                    found.add(thread);
                }
            }
            if (areTaken) {
                found.forEach(all::remove);
            }
        }
        return found;
    }
}
