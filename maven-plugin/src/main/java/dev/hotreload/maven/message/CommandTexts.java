package dev.hotreload.maven.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of the goals that talk to a running application, and of what is not live. */
public final class CommandTexts {

    /** So many files of a list are named. */
    private static final int NAMED = 3;

    private CommandTexts() {}

    /** How what is live stands to what is on disk. */
    public enum Standing {
        /** They are the same. */
        LIVE,
        /** They are not. */
        NOT_LIVE,
        /** It is not known yet. */
        NOT_YET,
        /** Nobody has asked. */
        UNKNOWN
    }

    /** The generation that runs. */
    public static String generation(int number) {
        return number == 0 ? "no reload yet" : "#" + number + " is live";
    }

    /** What follows after {@link #generation}. */
    public static String standing(Standing standing, boolean paused) {
        String text = switch (standing) {
            case LIVE -> "; everything on disk is live";
            case NOT_LIVE -> "; not everything on disk is";
            case NOT_YET -> "; what was saved last is still being compiled or applied";
            case UNKNOWN -> "";
        };
        return text + (paused ? "; paused" : "");
    }

    /** A pause has begun. */
    public static String paused(String mainClass, int generation) {
        return mainClass + " stays at " + (generation == 0 ? "the code it started with" : "#" + generation)
                + "; what is saved now goes live at mvn hotreload:resume";
    }

    /** The last generation was taken back. */
    public static String undone(int generation) {
        return "#" + generation
                + " takes the last reload back; its sources stay on disk, and mvn hotreload:reload or the next"
                + " save in their module applies them again";
    }

    /** There is no generation to take back. */
    public static String nothingToUndo() {
        return "there is no reload to take back";
    }

    /** The last generation cannot be taken back. */
    public static String notUndone() {
        return "the last reload cannot be taken back; the application's terminal says why";
    }

    /** The application was started again. */
    public static String restarted(String mainClass, long pid) {
        return mainClass + " was started again, pid " + pid;
    }

    /** A command starts the application again. */
    public static String restarting(String mainClass) {
        return "hotreload  " + mainClass + " is started again";
    }

    /** The program has begun again in its JVM. */
    public static String next(String mainClass, int generation) {
        return mainClass + " has begun again in the same JVM, #" + generation;
    }

    /** It has not. */
    public static String noNext() {
        return "there is no new generation; the application's terminal says why";
    }

    /** The program does not begin again, because not all of what was saved is compiled. */
    public static String nextNotCompiled(String what) {
        return "hotreload  no new generation: " + what + ". The program runs on as it is";
    }

    /** The application runs with the class path that it had, and poms or jars are others by now. */
    public static String classPathIsOld() {
        return "poms or jars have changed, and the program could not go on with them";
    }

    /** Who compiles elsewhere must see to it himself. */
    public static String notCompiledHere(List<String> modules) {
        return "sources of " + String.join(", ", modules)
                + " are not compiled by this Maven: only class files were looked at";
    }

    /** A time span, roughly. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
    }

    /** A compiler has failed without a word. */
    public static String compilingFailed() {
        return "compiling failed";
    }

    /** What to do about a failure that may pass. */
    public static String saveAgain() {
        return "Save again to try again.";
    }

    /** The directory of sockets is not what this user alone can enter. */
    public static String notOwnDirectory(Path directory, String owner, String permissions) {
        return directory + " is not a directory that you alone can enter (it is " + owner + "'s, " + permissions
                + "). Delete it";
    }

    /** Other processes cannot talk to this application. */
    public static String noCommands(String reason) {
        return "hotreload  other commands (mvn hotreload:status and the like) cannot reach this application: " + reason;
    }

    /** No application runs. */
    public static String noApplication(Path directory, List<String> others) {
        return "no application of " + directory + " is running under hot reload."
                + (others.isEmpty()
                        ? "\n  Start it with mvn hotreload:run"
                        : "\n  These are: " + String.join("\n             ", others)
                                + "\n  Choose one by module, main class, directory or pid: -Dhotreload.application=…");
    }

    /** No application is called so. */
    public static String noSuchApplication(String word, List<String> others) {
        return "no application \"" + word + "\" is running under hot reload."
                + (others.isEmpty() ? "" : "\n  These are: " + String.join("\n             ", others));
    }

    /** Several applications could be meant. */
    public static String severalApplications(List<String> applications) {
        return applications.size() + " applications are running under hot reload:\n    "
                + String.join("\n    ", applications)
                + "\n  Choose one by module, main class, directory or pid: -Dhotreload.application=…";
    }

    /** A command has ended the application. */
    public static String stopped(String mainClass) {
        return "hotreload  " + mainClass + " was stopped as a command wanted";
    }

    /** The goal fails, because something is not live. The answer has been printed. */
    public static String notLive() {
        return "not everything on disk is live";
    }

    /** The goal fails, because its time is over. */
    public static String timeout(Duration timeout) {
        return "not known after " + timeout.toMillis() + " ms whether everything on disk is live."
                + "\n  To wait longer: -Dhotreload.timeout=60s";
    }

    /** The goal fails, because the application does not do it in time. */
    public static String notDone(String goal, Duration timeout) {
        return goal + " is not done after " + timeout.toMillis() + " ms.\n  To wait longer: -Dhotreload.timeout=60s";
    }

    /** The goal fails, because the application has ended meanwhile. */
    public static String ended(String mainClass) {
        return mainClass + " has ended";
    }

    /** The application's Maven does not know the request: it runs another version of the plugin. */
    public static String unknownRequest(String goal) {
        return "the running application does not know " + goal
                + ": it was started with another version of the plugin. Restart it";
    }

    /** The application's Maven has not answered. */
    public static String noAnswer(String application, String reason) {
        return application + " has not answered: " + reason;
    }

    /** The thread that compiles has ended. */
    public static String notCompiling() {
        return "saved sources are not compiled any more, for the reason that the terminal has told";
    }

    /** What to do about it. */
    public static String restart() {
        return "Restart the application.";
    }

    /** Files were saved while reloading is paused. */
    public static String waitForResume(Collection<Path> files) {
        return names(files) + (files.size() == 1 ? " waits" : " wait") + " for the end of the pause";
    }

    /** Sources are not compiled, and nobody has said why. */
    public static String notCompiled(Collection<Path> files) {
        return names(files) + (files.size() == 1 ? " is" : " are") + " not compiled";
    }

    private static String names(Collection<Path> files) {
        List<String> names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        return names.size() <= NAMED
                ? String.join(", ", names)
                : names.stream().limit(NAMED - 1).collect(Collectors.joining(", ")) + " and "
                        + (names.size() - NAMED + 1) + " more files";
    }
}
