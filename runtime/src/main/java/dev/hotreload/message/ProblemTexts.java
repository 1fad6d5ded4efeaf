package dev.hotreload.message;

import java.nio.file.Path;

/**
 * The texts of problems, a line each: what is the matter with which thing, why, and what now. Most have a section in
 * {@code docs/troubleshooting.md}.
 */
public final class ProblemTexts {

    private ProblemTexts() {}

    /** A class file stays unreadable or incomplete. */
    public static String damaged(String module, Path file, String reason) {
        return module + ": " + file + " " + reason
                + "; its changes wait until the file is complete. Compile again if that does not happen";
    }

    /** A module's output directory is gone. */
    public static String vanished(String module, Path directory) {
        return module + ": no classes in " + directory + " any more; the program runs on. Changes are applied when"
                + " they are back";
    }

    /** The same, for whoever asks what is not live. */
    public static String areGone() {
        return "no class is left there; the program runs on, and changes are applied when they are back";
    }

    /** A class file stays unreadable or incomplete, for whoever asks what is not live. */
    public static String isDamaged() {
        return "cannot be read or is not a complete class file; the changes of its module wait for it";
    }

    /** A class file is written, and another of its nest is not, so that they do not fit. */
    public static String unfinished(String written, String awaited) {
        return written + " was written, and " + awaited
                + " is missing or of another compilation; the changes wait until"
                + " it is written, too. Compile again if that does not happen, or apply them as they are:"
                + " mvn hotreload:reload";
    }

    /** The same, for whoever asks what is not live. */
    public static String isUnfinished(String written) {
        return "is missing or of another compilation than " + written + "; the changes wait until it is written, too";
    }

    /** The advice for it. */
    public static String applyUnfinished() {
        return "Compile again, or run mvn hotreload:reload to apply them as they are.";
    }

    /** What was written while reloading is paused. */
    public static String waitForResume(int files) {
        return files == 1 ? "1 file waits for the end of the pause" : files + " files wait for the end of the pause";
    }

    /** A module's output directory is back. */
    public static String cameBack(String module, Path directory) {
        return module + ": the classes in " + directory + " are back";
    }

    /** Native watching is impossible. */
    public static String pollingInstead(String module, Path directory, String reason) {
        String advice = reason.contains("inotify")
                ? " To avoid this, raise fs.inotify.max_user_watches or max_user_instances"
                : " To choose how often: -Dhotreload.poll=<interval>";
        return module + ": the system does not report changes in " + directory + " (" + reason + "), so it is polled."
                + advice;
    }

    /** The events file cannot be written. */
    public static String eventsUnwritable(Path file, String reason) {
        return "events cannot be written to " + file + " (" + reason
                + "); the program runs on without. To write them elsewhere: -Dhotreload.events=<file>";
    }

    /** The class files of a module cannot be read after the start. */
    public static String classesUnreadable(String module, Path directory, String reason) {
        return module + ": the classes in " + directory + " cannot be read (" + reason
                + "); the program runs on, and reads each class when it is first used";
    }

    /** Nobody listens at the other end of the control channel. */
    public static String pluginUnreachable(String reason) {
        return "Maven cannot be reached (" + reason + "); the program runs on. If Maven is killed, end the program"
                + " yourself";
    }

    /** The support of a framework cannot be used. */
    public static String supportNotLoaded(String className, String failure) {
        return "the support " + className + " cannot be loaded (" + failure
                + "); the program runs on, and its framework does not notice reloads";
    }

    /** A listener of the application has thrown something. */
    public static String listenerFailed(String listener, int generation, String failure) {
        return "the application's listener " + listener + " failed after generation #" + generation + ": " + failure;
    }
}
