package dev.hotreload.report;

import java.nio.file.Path;

/**
 * The texts for {@link Reporter#problem}: what is the matter with which thing, why, and what now. Each has a section in
 * {@code docs/troubleshooting.md}.
 */
public final class Problems {

    private Problems() {}

    /** A class file stays unreadable or incomplete. */
    public static String damaged(String module, Path file, String reason) {
        return module + ": " + file + " " + reason
                + "; its changes wait until it is whole, the program runs on. Compile again if it stays so";
    }

    /** A module's output directory is gone. */
    public static String vanished(String module, Path directory) {
        return module + ": no classes in " + directory + " any more; the program runs on, and takes them up when they"
                + " are back";
    }

    /** A module's output directory is back. */
    public static String cameBack(String module, Path directory) {
        return module + ": the classes in " + directory + " are back";
    }

    /** Native watching is impossible. */
    public static String pollingInstead(String module, Path directory, String reason) {
        String advice = reason.contains("inotify")
                ? " Raise fs.inotify.max_user_watches or max_user_instances for native events"
                : " Pass -Dhotreload.poll=<interval> to choose how often";
        return module + ": " + directory + " cannot be watched by native events (" + reason + "), so it is polled."
                + advice;
    }

    /** The events file cannot be written. */
    public static String eventsUnwritable(Path file, String reason) {
        return "events cannot be written to " + file + " (" + reason
                + "); going on without. Pass -Dhotreload.events=<file> to write them elsewhere";
    }
}
