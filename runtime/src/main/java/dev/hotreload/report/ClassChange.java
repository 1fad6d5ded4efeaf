package dev.hotreload.report;

/** What happened to a class. */
public enum ClassChange {
    /** It was live, and is different now. */
    CHANGED,
    /** It is new. */
    ADDED,
    /** Its class file is gone. */
    DELETED
}
