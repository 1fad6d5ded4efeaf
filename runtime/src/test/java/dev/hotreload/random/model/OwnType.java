package dev.hotreload.random.model;

import java.util.Optional;

/** How members' types name the program's own types: by their ids, which renaming keeps. */
final class OwnType {

    /** The type parameter of a generic type, within it. */
    static final String VARIABLE = "@X";

    private static final String MARK = "@";

    private OwnType() {}

    /** The name of the type as that of a member. */
    static String of(Type type) {
        return MARK + type.id();
    }

    /** Whether it names one of the program's. */
    static boolean is(String type) {
        return type.startsWith(MARK);
    }

    /** Whether a text names one of the program's. */
    static boolean isNamedIn(String text) {
        return text.contains(MARK);
    }

    /** The type of that name, unless it was removed. */
    static Optional<Type> in(Program program, String type) {
        return is(type) ? program.type(type.substring(MARK.length())) : Optional.empty();
    }

    /** The name in sources. */
    static String java(Program program, String type) {
        return type.equals(VARIABLE)
                ? "X"
                : in(program, type).map(found -> found.use(program)).orElse(type);
    }

    /** Whether each value of the one is a value of the other. */
    static boolean isAssignable(Program program, String from, String to) {
        return in(program, from)
                .flatMap(type -> in(program, to).map(other -> program.isBelow(type, other.id())))
                .orElse(false);
    }
}
