package dev.hotreload.benchmarks.members;

/** What the generated program does, by each kind of member; the first version of the program has none of them. */
public interface Work {

    /** The version of the program's classes that runs. */
    int version();

    /** Calls of a private method. */
    long method();

    /** Calls that select one of two methods by the receiver. */
    long selected();

    /** Calls of a method that has an override in one of two classes. */
    long override();

    /** Reads and writes of an instance field. */
    long field();

    /** Reads and writes of a static field. */
    long staticField();

    /** A lambda that captures, made and called. */
    long lambda();

    /** New objects. */
    long constructor();
}
