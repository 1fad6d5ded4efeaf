package dev.hotreload.maven.message;

/** What the prompt says itself. */
public final class ShellTexts {
    private ShellTexts() {}

    /** The first line. */
    public static String welcome(String application) {
        return "hotreload  Java in " + application + "; Tab completes, Ctrl-C stops, Ctrl-D or /exit leaves";
    }

    /** The input ended in the middle of a snippet. */
    public static String incomplete() {
        return "|  The input ends in the middle of a snippet";
    }
}
