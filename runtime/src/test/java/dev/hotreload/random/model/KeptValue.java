package dev.hotreload.random.model;

import java.util.Optional;

/** The value of a field of a {@link KeptState}. */
sealed interface KeptValue {

    /** The type that it has, as members name it. */
    String type();

    /** The value after its field got this type, in the program as it is then; empty if it cannot be assigned. */
    Optional<KeptValue> converted(Program program, String type);

    /** Whether no fresh program could make it. */
    boolean isGone(Program program);

    /** An expression for it; statements that it needs before are written to {@code java}. */
    String write(Program program, StringBuilder java, String variable);

    /** The value that an expression makes. */
    static KeptValue of(Creation creation, String type, int number) {
        return creation.made(type, number)
                .<KeptValue>map(made -> made.constant()
                        .<KeptValue>map(constant -> new EnumConstant(
                                OwnType.of(made.type()), made.type().binaryName(), constant))
                        .orElseGet(() -> new Made(
                                new KeptState(creation.program(), made.type(), made.number(), creation.module()))))
                .orElseGet(() -> Nothing.of(creation.program(), type));
    }

    /** The value of a field or component that nobody has set. */
    static KeptValue zero(Program program, String type) {
        return OwnType.is(type) ? Nothing.of(program, type) : new Literal(type, JavaType.zero(type));
    }

    /** One of a type of the JDK. */
    record Literal(String type, String literal) implements KeptValue {
        @Override
        public Optional<KeptValue> converted(Program program, String other) {
            return OwnType.is(other)
                    ? Optional.empty()
                    : JavaType.converted(literal, type, other).map(each -> new Literal(other, each));
        }

        @Override
        public boolean isGone(Program program) {
            return false;
        }

        @Override
        public String write(Program program, StringBuilder java, String variable) {
            return "(" + type + ") " + literal;
        }
    }

    /** {@code null} in a field of one of the program's types. */
    record Nothing(String type, String binaryName) implements KeptValue {

        static KeptValue of(Program program, String type) {
            return new Nothing(type, OwnType.in(program, type).orElseThrow().binaryName());
        }

        /** Where one type is the other's supertype. */
        @Override
        public Optional<KeptValue> converted(Program program, String other) {
            boolean isRelated = OwnType.in(program, type)
                    .filter(found -> found.binaryName().equals(binaryName))
                    .filter(found ->
                            OwnType.isAssignable(program, type, other) || OwnType.isAssignable(program, other, type))
                    .isPresent();
            return isRelated ? Optional.of(of(program, other)) : Optional.empty();
        }

        @Override
        public boolean isGone(Program program) {
            return false;
        }

        @Override
        public String write(Program program, StringBuilder java, String variable) {
            return "(" + OwnType.java(program, type) + ") null";
        }
    }

    /** An enum's constant. */
    record EnumConstant(String type, String binaryName, String constant) implements KeptValue {
        @Override
        public Optional<KeptValue> converted(Program program, String other) {
            return declaring(program)
                            .filter(found -> OwnType.isAssignable(program, OwnType.of(found), other))
                            .isPresent()
                    ? Optional.of(this)
                    : Optional.empty();
        }

        @Override
        public boolean isGone(Program program) {
            return declaring(program)
                    .filter(found -> found.constants().stream()
                            .anyMatch(each -> each.name().equals(constant)))
                    .isEmpty();
        }

        private Optional<Type> declaring(Program program) {
            return OwnType.in(program, type).filter(found -> found.binaryName().equals(binaryName));
        }

        @Override
        public String write(Program program, StringBuilder java, String variable) {
            return declaring(program).orElseThrow().reference() + "." + constant;
        }
    }

    /** Another object, which has a state of its own. */
    record Made(KeptState state) implements KeptValue {
        @Override
        public String type() {
            return state.ownType();
        }

        @Override
        public Optional<KeptValue> converted(Program program, String other) {
            return state.type(program)
                    .filter(found -> OwnType.isAssignable(program, OwnType.of(found), other))
                    .map(found -> this);
        }

        @Override
        public boolean isGone(Program program) {
            return state.isGone(program);
        }

        @Override
        public String write(Program program, StringBuilder java, String variable) {
            state.write(program, java, variable);
            return variable;
        }
    }
}
