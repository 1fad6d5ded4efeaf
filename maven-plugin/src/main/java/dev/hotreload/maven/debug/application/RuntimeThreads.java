package dev.hotreload.maven.debug.application;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads of the runtime, and those of the JDK that it waits for: they go on while a debugger has suspended all
 * others, and no debugger sees them.
 *
 * <p>Without that nothing could be reloaded while the program stands at a breakpoint. The agent suspends them with all
 * others; they are resumed again at once, which brings their count to zero, and a later resume of all threads leaves a
 * count of zero alone. Safe for use by any thread.
 */
public final class RuntimeThreads {

    /**
     * What of the JDK the runtime waits for: the thread that hears the operating system's file events, and those that
     * handle references and clean up behind the JDK's own objects. Suspended in the middle of their work the latter
     * hold locks that whoever makes a method type or opens a file needs; they never run code of the application.
     */
    private static final Set<String> OF_JDK = Set.of("FileSystemWatchService", "Reference Handler", "Common-Cleaner");

    /** Where the runtime and the JDK put their threads, and applications do not. */
    private static final Set<String> GROUPS = Set.of("system", "InnocuousThreadGroup");

    private final ApplicationJvm jvm;
    private final Map<Long, String> names = new ConcurrentHashMap<>();
    private final Set<Long> others = ConcurrentHashMap.newKeySet();

    public RuntimeThreads(ApplicationJvm jvm) {
        this.jvm = jvm;
    }

    /** Whether a thread is known to be one of them. */
    public boolean contains(long thread) {
        return names.containsKey(thread);
    }

    /** Whether a thread is one of them; the JVM is asked about one that is not known yet. */
    public boolean isOurs(long thread) throws IOException {
        if (!others.contains(thread) && !contains(thread)) {
            classify(thread);
        }
        return contains(thread);
    }

    /** Looks at the threads that are not known yet. */
    public void refresh() throws IOException {
        List<Long> live = jvm.threads();
        for (long thread : live) {
            isOurs(thread);
        }
        Set<Long> alive = Set.copyOf(live);
        others.retainAll(alive);
        names.keySet().retainAll(alive);
    }

    /**
     * Lets those go on that were started while all threads are suspended. They are suspended, too, before they can
     * report their start, and some time after they can be seen.
     */
    public void resumeStarted() throws IOException {
        refresh();
        for (Map.Entry<Long, String> thread : names.entrySet()) {
            if (!thread.getValue().equals(ControlProtocol.DEBUG_THREAD)) {
                resume(thread.getKey());
            }
        }
    }

    /** Lets all that are known go on after all threads were suspended once; {@link #resumeStarted} has the others. */
    public void resumeAll() throws IOException {
        for (long thread : names.keySet()) {
            jvm.resume(thread);
        }
    }

    /** The thread that synthesised events come from. */
    public long eventThread() throws IOException {
        for (Map.Entry<Long, String> thread : names.entrySet()) {
            if (thread.getValue().equals(ControlProtocol.DEBUG_THREAD)) {
                return thread.getKey();
            }
        }
        // A runtime that could not start it: JDI wants a thread, and any that lives will do.
        return names.isEmpty()
                ? jvm.threads().get(0)
                : names.keySet().iterator().next();
    }

    private void classify(long thread) throws IOException {
        try {
            String name = jvm.nameOfThread(thread);
            boolean couldBe = name.startsWith(ControlProtocol.THREADS) || OF_JDK.contains(name);
            if (couldBe && GROUPS.contains(jvm.nameOfGroup(thread))) {
                names.put(thread, name);
            } else {
                others.add(thread);
            }
        } catch (JdwpErrorException ended) {
            // It has ended in between.
            others.add(thread);
        }
    }

    private void resume(long thread) throws IOException {
        try {
            for (int count = jvm.suspendCount(thread); count > 0; count--) {
                jvm.resume(thread);
            }
        } catch (JdwpErrorException ended) {
            names.remove(thread);
        }
    }
}
