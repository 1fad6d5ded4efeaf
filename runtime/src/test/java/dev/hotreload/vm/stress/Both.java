package dev.hotreload.vm.stress;

/** What {@link Partial} is defined with, and does not implement: both methods have places in its table of methods. */
interface Both {
    int first();

    int second();
}
