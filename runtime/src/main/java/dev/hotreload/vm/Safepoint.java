package dev.hotreload.vm;

import java.util.Objects;

/**
 * Has all threads pass a safepoint, so that each sees what was written before, and none is in the middle of what it
 * began before: no thread stops for one within a subtype check or a call through the table of interface methods.
 */
final class Safepoint {
    private Safepoint() {}

    /** Stack traces of all threads are taken at a safepoint ({@code VM_ThreadDump}). */
    static void pass() {
        Objects.requireNonNull(Thread.getAllStackTraces());
    }
}
