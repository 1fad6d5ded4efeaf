package dev.hotreload.vm.stress;

/** An interface with a default method. */
interface Twice {
    int one();

    default int twice() {
        return 2 * one();
    }
}
