package dev.hotreload.maven.message;

import java.util.List;

/** The texts of the keys in the terminal. */
public final class KeyTexts {

    private static final String PREFIX = "hotreload  ";
    private static final String INDENT = " ".repeat(PREFIX.length());

    private KeyTexts() {}

    /** There is no terminal to read keys from. */
    public static String noTerminal() {
        return "standard input is no terminal";
    }

    /** This process is not the one that the terminal's user talks to. */
    public static String inBackground() {
        return "this process is in the background of its terminal";
    }

    /** Whose keys stand at the bottom of the screen. */
    public static String name(boolean isPaused) {
        return isPaused ? "hotreload is paused" : "hotreload";
    }

    /** Keys were wanted and are not there. */
    public static String noKeys(String reason) {
        return PREFIX + "there are no keys, because " + reason;
    }

    /** The parameter {@code keys} has a value that is none. */
    public static String badKeys(String value) {
        return "hotreload.keys is \"" + value + "\"; expected auto, true or false.\n"
                + "  With auto there are keys until the application reads its standard input; with true that is empty";
    }

    /** All keys in a line. */
    public static String line() {
        return PREFIX
                + "keys: s status  p pause  u undo  d diff  n next  b restart  r run again  a abort  c go on  e error"
                + "  j Java  h help  q quit\n";
    }

    /** All keys, a line each. */
    public static String help() {
        return PREFIX
                + String.join(
                        "\n" + INDENT,
                        List.of(
                                "s  what runs, and what on disk is not live, with the reason",
                                "p  lets nothing go live; once more: what was saved meanwhile goes live as one set",
                                "u  takes the last reload back; its sources stay on disk",
                                "d  what has changed in the sources since the start",
                                "n  begins the program again in the same JVM, with new classes, and hands over what it keeps",
                                "b  starts the application again, in the same Maven",
                                "r  runs the looped method that waits once more",
                                "a  aborts the run of a looped method",
                                "c  lets the looped method go on",
                                "e  the last error of a looped method, in full",
                                "j  a prompt for Java in the application, until /exit or Ctrl-D",
                                "q  ends the application, as Ctrl-C does"))
                + "\n";
    }

    /** A line of its own. */
    public static String told(String message) {
        return PREFIX + message + "\n";
    }

    /** No looped method waits. */
    public static String nothingWaits() {
        return "no looped method waits";
    }

    /** No looped method is being run. */
    public static String nothingRuns() {
        return "no looped method is running";
    }

    /** No thread is in a looped method. */
    public static String nothingLoops() {
        return "no thread is in a looped method";
    }

    /** No run has thrown anything. */
    public static String noError() {
        return "no looped method has thrown anything";
    }

    /** Nothing differs from the start. */
    public static String noDifference() {
        return "the sources are as they were at the start";
    }

    /** A change was refused. */
    public static String refused() {
        return "press n to begin again with it in this JVM, b in a new one, or go on as it is";
    }

    /** What a key asked for could not be done. */
    public static String failed(String reason) {
        return "not done: " + reason;
    }

    /** The prompt has nobody to answer any more. */
    public static String ended() {
        return "the application has ended";
    }

    /** A pause has begun. */
    public static String paused() {
        return "paused; what is saved now goes live with p";
    }
}
