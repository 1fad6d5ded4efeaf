package dev.hotreload.examples.imagegen.model;

/** Is told how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {

    /** {@code done} of {@code total} steps are finished. */
    void at(int done, int total);
}
