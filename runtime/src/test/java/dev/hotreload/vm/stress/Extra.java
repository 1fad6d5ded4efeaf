package dev.hotreload.vm.stress;

/** What {@link Partial} is defined with, does not implement, and loses. */
interface Extra {
    int zeroth();
}
