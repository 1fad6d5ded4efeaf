package dev.hotreload.cases.forked;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What programs of one JVM can change for each other, as far as it can be asked for.
 *
 * @param threads of programs; those that the JDK keeps for itself serve everybody alike
 * @param handler the default one; null: none
 */
record SharedState(
        Set<Thread> threads,
        Properties properties,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Locale locale,
        TimeZone timeZone,
        Thread.@Nullable UncaughtExceptionHandler handler) {

    /** Names of threads that the JDK starts when it first needs them, and that hold nothing of a program. */
    private static final Set<String> OF_THE_JDK = Set.of("Common-Cleaner", "process reaper", "Attach Listener");

    /** What it is now. */
    static SharedState now() {
        // Asked first: the JDK sets the property user.timezone when it is asked for the first time.
        TimeZone timeZone = TimeZone.getDefault();
        Set<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !OF_THE_JDK.contains(thread.getName()) && !isIdleWorker(thread))
                .collect(Collectors.toSet());
        return new SharedState(
                threads,
                (Properties) System.getProperties().clone(),
                System.in,
                System.out,
                System.err,
                Locale.getDefault(),
                timeZone,
                Thread.getDefaultUncaughtExceptionHandler());
    }

    /** A worker of the common pool waits for work of anybody's, once it has done that of the program. */
    private static boolean isIdleWorker(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool()
                && ForkJoinPool.commonPool().isQuiescent();
    }
}
