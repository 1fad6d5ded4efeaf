package dev.hotreload.watch;

import java.util.Set;

/**
 * What a module has on disk and the listener has not been told, though there is nothing to wait for but somebody who
 * mends it or goes on.
 *
 * @param module the module's name
 * @param reason why
 * @param files the class files and resources that it is about, relative to the module's directory; empty if all are
 *     meant
 */
public record Undelivered(String module, Reason reason, Set<String> files) {

    /** Why something is not delivered. */
    public enum Reason {
        /** Reading is paused. */
        PAUSED,
        /** A class file cannot be read or is not complete. */
        DAMAGED,
        /** All class files are gone. */
        GONE
    }

    /** Copies the set. */
    public Undelivered {
        files = Set.copyOf(files);
    }
}
