package dev.hotreload.watch;

/** Whether a module has something to tell. */
enum Readiness {
    /** It has not, or nothing that others should wait for. */
    NOTHING,
    /** Its class files are being written. */
    CHANGING,
    /** What changed in it is complete. */
    COMPLETE
}
