package dev.hotreload.benchmarks.members;

import dev.hotreload.benchmarks.harness.Versioned;

/** What the generated program does, by each kind of member; the first version of the program has none of them. */
public interface Work extends Versioned {

    /** Calls of a private method. */
    long method();

    /** Calls that select one of two methods by the receiver. */
    long selected();

    /** Calls of a method that has an override in one of two classes. */
    long override();

    /** Reads of an instance field, with a multiplication between them. */
    long fieldRead();

    /** Writes of an instance field, with a multiplication between them. */
    long fieldWritten();

    /** Reads and writes of an instance field and nothing besides. */
    long fieldAlone();

    /** The same with a declared field of another object, to which a declared field refers. */
    long byHand();

    /** Reads and writes of a static field. */
    long staticField();

    /** A lambda that captures, made and called. */
    long lambda();

    /** New objects. */
    long constructor();
}
