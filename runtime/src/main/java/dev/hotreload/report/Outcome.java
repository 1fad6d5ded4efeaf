package dev.hotreload.report;

/** What became of a change set. */
public enum Outcome {
    /** The next calls run the new code. */
    APPLIED,
    /** Everything runs on as before. */
    REFUSED
}
