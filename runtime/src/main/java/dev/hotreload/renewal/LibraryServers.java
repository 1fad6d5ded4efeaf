package dev.hotreload.renewal;

import dev.hotreload.message.RenewalTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Ends the servers of libraries that stay, as far as they serve the program that goes: they would go on with its code,
 * at the port that the next {@code main} wants. The end of the JVM would have ended them.
 *
 * <p>Such a server is what a thread of a library works with, if that leads to objects of classes that go, too. Used by
 * one thread.
 */
final class LibraryServers {
    /** So many objects that a thread leads to are looked at; a server with its routes is some ten thousand. */
    private static final int LIMIT = 200_000;

    private static final int OF_HELD = 2_000_000;
    private static final int POLL_MILLIS = 20;

    private final JdkFields fields;
    private final ThreadTasks tasks;
    private final Going goes;
    private final Set<Object> kept;
    private final Supplier<? extends Collection<?>> held;

    private final List<Thread> threads = new ArrayList<>();
    /** What is reached from threads of the servers that have a method to stop them. */
    private final Set<Object> serving = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<Object> servers = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> sockets = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param goes which classes go
     * @param kept objects that stay in use
     * @param held what libraries that stay hold until the end of the JVM
     */
    LibraryServers(
            JdkFields fields, ThreadTasks tasks, Going goes, Set<Object> kept, Supplier<? extends Collection<?>> held) {
        this.held = held;
        this.fields = fields;
        this.tasks = tasks;
        this.goes = goes;
        this.kept = kept;
    }

    /**
     * Stops them by their own method if it is known which that is, closes the sockets on which others listen, and
     * interrupts their threads.
     *
     * @param ofStop how long to wait for each that is stopped
     * @param ofThreads how long to wait for the threads
     * @param ports gets those that are let go of, sooner or later
     * @return what the user must know, a sentence each
     */
    List<String> end(Duration ofStop, Duration ofThreads, Ports ports) throws InterruptedException {
        find();
        if (!threads.isEmpty()) {
            findHeld();
        }
        ports.add(sockets);
        List<String> sentences = new ArrayList<>(OpenResources.close(servers, ofStop));
        sentences.addAll(OpenResources.close(sockets, ofStop));
        // A selector that waits lets go of what was closed when its thread is interrupted.
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + ofThreads.toNanos();
        threads.removeIf(this::hasLeft);
        while (!threads.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            threads.removeIf(this::hasLeft);
        }
        for (Thread thread : threads) {
            StackTraceElement[] stack = thread.getStackTrace();
            String place = stack.length == 0 ? "" : " in " + stack[0];
            sentences.add(RenewalTexts.threadLeft(thread.getName(), place, ofThreads));
        }
        return sentences;
    }

    /** It has ended, or has nothing of the program any more, as one that a library's other servers use, too. */
    private boolean hasLeft(Thread thread) {
        return !thread.isAlive() || !leadsToOld(tasks.means(thread));
    }

    private void find() {
        Set<Object> others = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            List<Object> means = tasks.means(thread);
            boolean isOfLibrary = ThreadTasks.isOfApplication(thread)
                    && !kept.contains(thread)
                    && !goes.type(thread.getClass())
                    && means.stream().noneMatch(each -> kept.contains(each) || goes.type(each.getClass()))
                    && (isOfLibrary(thread) || means.stream().anyMatch(LibraryServers::isOfLibrary));
            if (isOfLibrary && means.stream().noneMatch(serving::contains)) {
                find(thread, means, others);
            }
        }
    }

    /** The threads of some lead to a part of the server only; what stops it is held elsewhere then. */
    private void findHeld() {
        ObjectGraph graph = new ObjectGraph(fields, OF_HELD)
                .through(object -> !kept.contains(object))
                .from(held.get());
        for (Object server : graph.all()) {
            if (ServerStop.isKnown(server) && !kept.contains(server) && leadsToOld(List.of(server))) {
                servers.add(server);
            }
        }
    }

    private boolean leadsToOld(Collection<?> objects) {
        return new ObjectGraph(fields, LIMIT).from(objects).find(this::isOld) != null;
    }

    /** An object of a class that goes, or such a class, of which a library makes an object when it is asked. */
    private boolean isOld(Object object) {
        return goes.type(object instanceof Class<?> type ? type : object.getClass());
    }

    /** The JDK's other threads lead everywhere, as that of {@code Cleaner} does. */
    private static boolean isOfLibrary(Object object) {
        return object.getClass().getClassLoader() != null
                || object.getClass().getName().startsWith("sun.net.httpserver.");
    }

    /**
     * Looks at a thread.
     *
     * @param means what it works with
     * @param others what is known to lead neither to a server nor to what goes
     */
    private void find(Thread thread, List<Object> means, Set<Object> others) {
        Set<Object> reached = new ObjectGraph(fields, LIMIT)
                .through(object -> !kept.contains(object) && !others.contains(object))
                .from(means)
                .all();
        boolean leadsToOld = reached.stream().anyMatch(this::isOld);
        List<Object> found = reached.stream().filter(this::isOfServer).toList();
        if (!leadsToOld || found.isEmpty()) {
            if (!leadsToOld && found.isEmpty()) {
                others.addAll(reached);
            }
            return;
        }
        List<Object> stoppable = found.stream().filter(ServerStop::isKnown).toList();
        if (stoppable.isEmpty()) {
            threads.add(thread);
        } else {
            // Whoever stops it looks after its threads.
            serving.addAll(reached);
        }
        servers.addAll(stoppable);
        found.stream().filter(OpenResources::isListening).forEach(sockets::add);
    }

    private boolean isOfServer(Object object) {
        return !kept.contains(object) && (ServerStop.isKnown(object) || OpenResources.isListening(object));
    }
}
