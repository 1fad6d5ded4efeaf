package dev.hotreload.vm.stress;

/** What {@link Partial} gets and loses: one of the methods for which it has a place. */
interface One {
    int first();
}
