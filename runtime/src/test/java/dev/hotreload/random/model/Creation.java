package dev.hotreload.random.model;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The expressions that make values of the program's own types, always the same for the same number.
 *
 * <p>Every type has a rank. Constructors and initialisers of fields make only objects of lower ranks, and so each
 * creation ends.
 *
 * @param module that of the code, which does not see all types
 * @param below only objects whose classes are of lower ranks are made; instead of others there is {@code null}
 * @param initialised the id of the type whose fields the code initialises; empty for other code
 */
record Creation(Program program, String module, int below, String initialised) {

    private static final int RANKS = 6;

    /**
     * What such an expression makes.
     *
     * @param number that of the constructor, or of an enum's constant
     */
    record Made(Type type, int number) {
        /** The name of the enum's constant; empty if it is another object. */
        Optional<String> constant() {
            return type.kind() == Kind.ENUM
                    ? Optional.of(type.constants()
                            .get(number % type.constants().size())
                            .name())
                    : Optional.empty();
        }
    }

    /** In code that may make everything. */
    static Creation anywhere(Program program, String module) {
        return new Creation(program, module, RANKS, "");
    }

    /** In the initialisers and constructors of a type. */
    static Creation within(Program program, Type type) {
        return new Creation(program, type.module(), rank(type), type.id());
    }

    /** Of constants alone. */
    Creation ofConstants() {
        return new Creation(program, module, 0, initialised);
    }

    static int rank(Type type) {
        return new SplittableRandom(type.id().hashCode()).nextInt(RANKS);
    }

    /** What the expression for the number makes; nothing is {@code null}. */
    Optional<Made> made(String type, int number) {
        Optional<Type> declared = OwnType.in(program, type);
        if (number % 5 == 0 || declared.isEmpty()) {
            return Optional.empty();
        }
        if (declared.get().kind() == Kind.ENUM) {
            return Optional.of(new Made(declared.get(), number)).filter(made -> !isCircular(made.type()));
        }
        return program.types().stream()
                .filter(each -> program.isBelow(each, declared.get().id()) && isPossible(each))
                .min(Editor.bySeed(number, Type::id))
                .map(each -> new Made(each, number));
    }

    /** The enum initialises what is above it first: its constants may not be there yet, in a fresh program. */
    private boolean isCircular(Type constants) {
        return !initialised.isEmpty() && program.isBelow(constants, initialised);
    }

    private boolean isPossible(Type type) {
        return type.kind().isInstantiable()
                && (type.module().equals(module) || type.module().equals(Program.CORE))
                && program.chain(type).stream().allMatch(each -> rank(each) < below);
    }

    /** The expression. */
    String java(String type, int number) {
        return made(type, number)
                .map(made -> made.constant()
                        .map(constant -> made.type().reference() + "." + constant)
                        .orElseGet(() -> object(made.type(), made.number())))
                // Its type chooses between constructors.
                .orElseGet(() -> "(" + OwnType.java(program, type) + ") null");
    }

    /** An expression that makes an object of exactly the type. */
    String object(Type type, int constructor) {
        List<String> parameters = TypeWriter.constructorParameters(type, constructor, module);
        return "new " + type.use(program) + "("
                + String.join(", ", ofConstants().arguments(parameters, constructor)) + ")";
    }

    /** Arguments for parameters of these types. */
    List<String> arguments(List<String> parameters, int salt) {
        return IntStream.range(0, parameters.size())
                .mapToObj(i -> argument(parameters.get(i), salt, i))
                .toList();
    }

    private String argument(String type, int salt, int index) {
        return OwnType.is(type) ? java(type, number(salt, index)) : literal(type, salt, index);
    }

    /** The number of an argument of an own type. */
    static int number(int salt, int index) {
        return salt * 31 + index + 1;
    }

    /** An argument of another type. Of exactly the type, or two constructors could be meant. */
    static String literal(String type, int salt, int index) {
        String literal = JavaType.literal(type, new SplittableRandom(salt * 31L + index));
        return type.equals("Integer") ? "(Integer) " + literal : literal;
    }
}
