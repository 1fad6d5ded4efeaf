package dev.hotreload.benchmarks.hierarchy;

import dev.hotreload.benchmarks.harness.Versioned;

/** What the generated program does with supertypes; in its first version its classes have none of them. */
public interface Kinship extends Versioned {

    /** Checks whether objects have an interface; two thirds have. */
    long instanceOf();

    /** Calls of a method of an interface. */
    long interfaceCall();

    /** Calls of a method that a superclass declares and nobody overrides. */
    long superclassCall();

    /** Reads of a field of a superclass, with a multiplication between them. */
    long superclassField();
}
