package dev.hotreload.benchmarks.harness;

/** The main class of a generated program of two versions. */
public interface Versioned {

    /** The version of the program's classes that runs. */
    int version();
}
