package dev.hotreload.random.model;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Where code stands.
 *
 * @param type the type whose {@code this} it uses
 * @param isStatic whether there is no {@code this}
 * @param parameters types of the enclosing method's parameters, which are called {@code p0}, {@code p1} …
 * @param level only methods of lower levels may be called
 */
record Scope(Program program, Type type, boolean isStatic, List<String> parameters, int level) {

    /** The level of constructors, which call nothing and make no objects. */
    private static final int CONSTRUCTOR = -1;

    /** Whether code here may make objects. */
    boolean makesObjects() {
        return level > CONSTRUCTOR;
    }

    /** Whether code here may need {@code other} initialised: its initialiser may not be what runs the code. */
    boolean mayInitialise(Type other) {
        return makesObjects() || Creation.rank(other) <= Creation.rank(type);
    }

    /** The scope of a method's body. */
    static Scope of(Program program, Type type, Family family) {
        return new Scope(
                program, type, family.isStatic(), family.in(program, type).parameters(), family.level());
    }

    /** The scope of an inner class's method. */
    static Scope ofInner(Program program, Type type) {
        return new Scope(program, type, false, List.of(), 0);
    }

    /** The scope of a constructor's body. */
    static Scope of(Program program, Type type, Constructor constructor) {
        return new Scope(program, type, false, constructor.parameters(), CONSTRUCTOR);
    }

    /** How code here makes values of the program's types. */
    Creation creation() {
        return makesObjects() ? Creation.anywhere(program, type.module()) : Creation.within(program, type);
    }

    /** An expression of type {@code to} for one of type {@code from}. */
    String convert(String java, String from, String to) {
        if (from.equals(to) || OwnType.isAssignable(program, from, to)) {
            return java;
        }
        String value = OwnType.is(from) ? "c.Values.text(" + java + ")" : java;
        if (to.equals(OwnType.VARIABLE)) {
            return "c.Values.after(" + value + ", (X) (Object) " + argument(value.length()) + ")";
        }
        return OwnType.is(to)
                ? "c.Values.after(" + value + ", " + creation().java(to, value.length()) + ")"
                : JavaType.convert(value, OwnType.is(from) ? JavaType.STRING : from, to);
    }

    /** What the type parameter is outside, and so the only thing that it can be. */
    private String argument(int number) {
        String argument = type.generics().orElseThrow().argument();
        return OwnType.is(argument)
                ? creation().java(argument, number)
                : JavaType.literal(argument, new SplittableRandom(number));
    }

    /** Whether code here may use a member of {@code owner} on its own {@code this}, or a static one. */
    boolean sees(Type owner, Visibility visibility) {
        return program.sees(type, owner)
                && switch (visibility) {
                    case PUBLIC -> true;
                    case PROTECTED ->
                        inPackage(owner) || program.supertypes(type).contains(owner);
                    case PACKAGE -> inPackage(owner);
                    case PRIVATE -> program.nest(type).equals(program.nest(owner));
                };
    }

    /** Whether code here may use a member of {@code owner} on any object. */
    boolean seesOnOthers(Type owner, Visibility visibility) {
        return sees(owner, visibility) && (visibility != Visibility.PROTECTED || inPackage(owner));
    }

    private boolean inPackage(Type owner) {
        return owner.packageName().equals(type.packageName());
    }
}
