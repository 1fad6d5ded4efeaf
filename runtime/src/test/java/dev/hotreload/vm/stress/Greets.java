package dev.hotreload.vm.stress;

/**
 * What {@link Foo} is defined with, loses and gets again: its default method has a place in the JVM's table of methods.
 */
interface Greets {
    default int hello() {
        return 5;
    }
}
