package dev.hotreload.random.model;

/**
 * The type parameter of a generic type, which is called {@code X}.
 *
 * @param bound its bound, of the JDK or one of the program's types; empty if it has none
 * @param argument what it is everywhere outside of the type, in its subtypes, too
 */
record Generics(String bound, String argument) {

    /** The parameter in the type's declaration. */
    String declaration(Program program) {
        return bound.isEmpty() ? "<X>" : "<X extends " + OwnType.java(program, bound) + ">";
    }

    /** The argument where the type is used. */
    String use(Program program) {
        return "<" + OwnType.java(program, argument) + ">";
    }

    boolean names(String type) {
        return bound.equals(type) || argument.equals(type);
    }
}
