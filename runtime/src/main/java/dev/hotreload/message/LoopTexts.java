package dev.hotreload.message;

import java.util.List;

/**
 * The texts about looped methods, a line each. {@code docs/loop.md} explains them.
 *
 * <p>Methods are given as the user reads them: {@code App.render(Prompt)}.
 */
public final class LoopTexts {
    private LoopTexts() {}

    /** An entry of the parameter is none. */
    public static String malformed(String entry) {
        return "-Dhotreload.loop: \"" + entry + "\" names no method; expected com.acme.App#render, or"
                + " com.acme.App#render(int,java.lang.String)";
    }

    /** No module has the class. */
    public static String noClass(String binaryName) {
        return "-Dhotreload.loop: no module has a class " + binaryName + " so far";
    }

    /** The class is not reloaded, so none of its methods is woven. */
    public static String excluded(String binaryName) {
        return "-Dhotreload.loop: " + binaryName + " is excluded from reloading, so its methods cannot be looped";
    }

    /**
     * The class does not declare the method.
     *
     * @param declared the names of the methods that it declares
     */
    public static String noMethod(String binaryName, String method, List<String> declared) {
        return "-Dhotreload.loop: " + binaryName + " declares no method " + method + " so far; it declares "
                + (declared.isEmpty() ? "none" : String.join(", ", declared));
    }

    /** The method has no code to run. */
    public static String noCode(String method) {
        return "-Dhotreload.loop: " + method + " has no code of its own; name the method that implements it";
    }

    /** The class file is too old, or the method too large. */
    public static String notLoopable(String method, String reason) {
        return "-Dhotreload.loop: " + method + " cannot be looped: " + reason;
    }

    /** In place of a line of source. */
    public static String otherSource() {
        return "(the source on disk is not what runs)";
    }

    /** The source no longer declares a method that waits. */
    public static String gone(String method, int generation, boolean hasThrown) {
        return "loop  " + method + " is gone since #" + generation + "; its thread goes on with what the last run "
                + (hasThrown ? "threw" : "returned");
    }

    /** The program interrupted the thread that waits. */
    public static String interrupted(String method, String threadName) {
        return "loop  thread \"" + threadName + "\" was interrupted, so " + method + " waits no longer";
    }

    /** A generation cannot matter to any method that waits. */
    public static String notConcerned(int generation) {
        return "loop  nothing that has run so far was changed by #" + generation
                + ", so nothing is run again (-Dhotreload.loopOn=any runs it each time)";
    }

    /** An argument cannot be copied. */
    public static String notCopied(String method, int index, String type, String reason) {
        return "loop  argument " + index + " of " + method + " cannot be copied (" + type + ": " + reason
                + "), so all runs get the same object";
    }

    /** The thread that waits holds a lock, for which others may wait. */
    public static String holdsLocks(String method, List<String> types) {
        return "loop  the thread that waits in " + method + " holds the lock of " + String.join(", ", types)
                + ", which its caller has taken; whoever needs it waits, too";
    }

    /** A method of the runtime's own thread: the thread that would have to wait is the one that reloads. */
    public static String ofRuntime(String method) {
        return "loop  " + method + " was called by a reload itself, and there it is not looped";
    }
}
