package dev.hotreload.report;

/** What happened to a member of a class, and the sign for it. */
public enum Sign {
    /** Its body, value or declaration is different. */
    CHANGED('~'),
    /** It is new. */
    ADDED('+'),
    /** It is gone. */
    REMOVED('-');

    private final char character;

    Sign(char character) {
        this.character = character;
    }

    /** The sign before the member in the terminal. */
    public char character() {
        return character;
    }
}
