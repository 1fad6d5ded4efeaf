package dev.hotreload.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The texts of a program that begins again with new class loaders: why it cannot, and what one may not expect of it.
 */
public final class RenewalTexts {
    private static final int SHOWN = 6;

    private RenewalTexts() {}

    /** There is no new generation; the program runs on. */
    public static String refused(String reason, int stillRunning) {
        return "no new generation: " + reason + ". Still running "
                + (stillRunning == 0 ? "the code it started with" : "#" + stillRunning);
    }

    /** Patches are nowhere on disk, from where the new classes come. */
    public static String patchesAreLive() {
        return "patches are live, which would be lost; save them or take them back first";
    }

    /** The class files cannot be read. */
    public static String unreadable(String module, Path directory, String reason) {
        return "the class files of " + module + " in " + directory + " cannot be read (" + reason + ")";
    }

    /** The new main class is not there. */
    public static String noMainClass(String binaryName) {
        return "there is no class " + binaryName + " any more";
    }

    /** The new main class cannot be started. */
    public static String noMain(String binaryName) {
        return binaryName + " has no method main";
    }

    /** A class that was fine before is not so now. */
    public static String notLinked(String binaryName, Throwable cause) {
        return binaryName + " cannot be loaded (" + cause + ")";
    }

    /** The JDK is not as it is expected. */
    public static String jdkIsOther(Throwable cause) {
        return "this JDK is not as expected (" + cause + "); mvn hotreload:restart starts the program in a new JVM";
    }

    /** Another wish is being fulfilled. */
    public static String isUnderWay() {
        return "one is on its way already";
    }

    /** The JVM is still loading and initialising the main class. */
    public static String hasNotBegun() {
        return "the main method has not been called yet; try again when it has";
    }

    /** The libraries get a new loader, because the old one cannot forget. */
    public static String librariesKnow(Collection<String> binaryNames) {
        String first = binaryNames.iterator().next();
        String more = binaryNames.size() == 1 ? "" : " and " + (binaryNames.size() - 1) + " more classes";
        return "libraries begin anew, too, because they have found " + first + more + " by name";
    }

    /** Libraries that have not changed are loaded anew with those that have. */
    public static String linkedLibraries(List<String> names) {
        return "libraries that begin anew, too, because they know what has changed: " + shown(names);
    }

    private static String shown(List<String> names) {
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }

    /** It cannot be told which libraries have to do with those that have changed. */
    public static String allLibraries() {
        return "all libraries begin anew, because it cannot be told which of them know those that have changed";
    }

    /** Libraries have found classes of the generation that was about to go, and will find them again. */
    public static String librariesKeep(Collection<String> binaryNames) {
        return "while the program ended, libraries looked for " + String.join(", ", binaryNames)
                + " by name, and go on finding what has ended; mvn hotreload:next begins anew with them, too";
    }

    /** A module that stays has got objects of classes that go, while the program ended. */
    public static String holdsOld(String module) {
        return "static fields of " + module + ", which has not begun anew, lead to objects of classes that have;"
                + " mvn hotreload:next once more begins anew with all modules";
    }

    /** An object cannot be handed to the new classes. */
    public static String cannotBeKept(String name, String className, String reason) {
        return name + " is not kept: " + className + ": " + reason;
    }

    /** The same, where the reason tells enough. */
    public static String cannotBeKept(String name, String reason) {
        return name + " is not kept: " + reason;
    }

    /** The user wants to keep something that is not there. */
    public static String notFound(String written, String word) {
        return written + " is not kept: there is no " + word + " of this name or type";
    }

    /** The user wants to keep something of a framework that the program does not have. */
    public static String nobodyKeeps(String written) {
        return written + " is not kept: no support of a framework in this program knows \""
                + written.substring(0, written.indexOf(':')) + "\"";
    }

    /** An object that nobody can look into leads to one of an old class. */
    public static String isOld(String path, String binaryName) {
        return shownPath(path) + " is of " + binaryName + ", a class that has begun anew";
    }

    /** The same for what would go on loading classes of the generation that ends. */
    public static String isLoader(String path) {
        return shownPath(path) + " is the class loader of the generation before";
    }

    private static String shownPath(String path) {
        return path.isEmpty() ? "it" : path.startsWith(".") ? "its " + path.substring(1) : path;
    }

    /** Kept objects that are what they were, and whose code is so, too. */
    public static String haveOldCode(Collection<String> names) {
        return "reached through proxies, with the code of the generation that made them: " + String.join(", ", names);
    }

    /** An entry of the parameter names no method. */
    public static String malformedKeep(String entry) {
        return "hotreload.keep: \"" + entry
                + "\" names no method; write com.example.Weights#load, or with parameter types"
                + " com.example.Weights#load(java.nio.file.Path), or bean:dataSource; behind it =copy or =proxy, if you"
                + " like";
    }

    /** The front does not fit in. */
    public static String tooLargeToKeep(String method) {
        return "the result of " + method + " is not kept: the method would be larger than the JVM allows";
    }

    /** An object leads to too many others to look at. */
    public static String tooLarge(String name, int limit) {
        return name + " is not kept: " + tooLarge(limit);
    }

    /** The same, of one that is part of another. */
    public static String tooLarge(int limit) {
        return "it consists of more than " + limit + " objects";
    }

    /** A thread has not ended. */
    public static String threadLeft(String name, String place, Duration patience) {
        return "thread \"" + name + "\" of the generation before has not ended after " + seconds(patience)
                + " and runs on" + place;
    }

    /** A shutdown hook has not ended. */
    public static String hookLeft(String name, Duration patience) {
        return "shutdown hook \"" + name + "\" has not ended after " + seconds(patience) + " and runs on";
    }

    /** A server has not stopped. */
    public static String notStopped(String type, Duration patience) {
        return "a " + type + " of the generation before has not stopped after " + seconds(patience);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    /** What listened was closed, and the system still has its address in use. */
    public static String portInUse(String what, Duration patience) {
        return what + " of the generation before is still in use after " + seconds(patience)
                + "; if the program needs it, start it in a new JVM with mvn hotreload:restart";
    }

    /** A port was left open. */
    public static String portClosed(String what) {
        return "closed what the generation before had left open: " + what;
    }

    /** Files were left open. */
    public static String filesOpen(List<String> paths) {
        return "files that the generation before has left open: " + shown(paths);
    }

    /** What was left open cannot be closed. */
    public static String notClosed(String type, Throwable cause) {
        return "a " + type + " that the generation before had left open cannot be closed (" + cause + ")";
    }

    /** The JDK does not let go of something. */
    public static String notRemoved(String what, Throwable cause) {
        return what + " of the generation before could not be removed (" + cause + ")";
    }

    /** Shutdown hooks cannot be run. */
    public static String hooksNotRun(Throwable cause) {
        return "the shutdown hooks of the generation before were not run (" + cause + ")";
    }

    /** What libraries were changed for is gone, and they still are as they were changed. */
    public static String librariesDispatch(Throwable cause) {
        return "libraries still call methods of the generation before (" + cause
                + "); restart with mvn hotreload:restart";
    }

    /**
     * Generations that ended are still in memory.
     *
     * @param path what leads to the first of them; empty if it was not found
     */
    public static String notCollected(Collection<String> numbers, String path) {
        return "still in memory, because something refers to their classes: " + String.join(", ", numbers)
                + (path.isEmpty() ? "" : "; " + numbers.iterator().next() + " by " + path);
    }
}
