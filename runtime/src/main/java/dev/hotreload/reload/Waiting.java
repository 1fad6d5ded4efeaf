package dev.hotreload.reload;

/** For what a change set waits before it is applied. */
enum Waiting {
    /** For whatever seems to be missing; half a second. */
    FOR_REST,
    /** Only for what certainly is missing; without limit. */
    FOR_NEST,
    /** For nothing: somebody wants it as it is. */
    NO_LONGER
}
