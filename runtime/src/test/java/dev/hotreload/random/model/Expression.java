package dev.hotreload.random.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An expression. It refers to members by their ids; where a member is gone or out of sight, a literal is written
 * instead, and so every program compiles.
 */
interface Expression {

    /** The expression in Java, of the type that is wanted. */
    String java(Scope scope, String wanted);

    /** Adds {@code this} and the parameters that it uses. */
    void uses(Scope scope, Set<String> captured);

    /** A literal. */
    record Literal(String type, String text) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return scope.convert(text, type, wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {}
    }

    /** A parameter of the enclosing method or constructor. */
    record Parameter(int index, String instead) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return isThere(scope)
                    ? scope.convert("p" + index, scope.parameters().get(index), wanted)
                    : scope.convert(instead, JavaType.STRING, wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            if (isThere(scope)) {
                captured.add("p" + index + " " + scope.parameters().get(index));
            }
        }

        boolean isThere(Scope scope) {
            return index < scope.parameters().size()
                    && (JavaType.VALUES.contains(scope.parameters().get(index))
                            || OwnType.is(scope.parameters().get(index)));
        }
    }

    /** The value of a field. */
    record FieldValue(String owner, String field, Receiver receiver, String instead) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return place(scope).isPresent()
                    ? scope.convert(
                            place(scope).get(), field(scope).orElseThrow().type(), wanted)
                    : scope.convert(instead, JavaType.STRING, wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            if (place(scope).isPresent()) {
                receiver.uses(captured);
            }
        }

        /** The field in Java, if it can be reached from here. */
        Optional<String> place(Scope scope) {
            return found(scope)
                    .flatMap(found -> receiver.java(
                                    scope,
                                    Optional.empty(),
                                    found.field().visibility(),
                                    found.field().isStatic(),
                                    found.type())
                            .map(on -> on + found.field().name()));
        }

        Optional<Field> field(Scope scope) {
            return found(scope).map(FieldPlace::field);
        }

        /** The field that its name means here: it may have been pulled up, or another may hide it. */
        private Optional<FieldPlace> found(Scope scope) {
            Program program = scope.program();
            return program.type(owner)
                    .flatMap(type -> program.supertypes(type).stream()
                            .flatMap(
                                    each -> Optional.ofNullable(each.fields().get(field))
                                            .map(found -> new FieldPlace(each, found))
                                            .stream())
                            .findFirst())
                    .map(declared -> program.chain(receiver.named(scope, declared.type())).stream()
                            .flatMap(each -> each.fields().values().stream()
                                    .filter(other ->
                                            other.name().equals(declared.field().name()))
                                    .map(other -> new FieldPlace(each, other)))
                            .findFirst()
                            .orElse(declared));
        }
    }

    /** A value of one of the program's types, always the same for the same number. */
    record Made(String type, int number, String instead) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return OwnType.in(scope.program(), type)
                    .filter(found -> scope.program().sees(scope.type(), found))
                    .map(found -> scope.convert(scope.creation().java(type, number), type, wanted))
                    .orElseGet(() -> scope.convert(instead, JavaType.STRING, wanted));
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {}
    }

    /** A call of a method. */
    record Call(String family, Receiver receiver, List<Expression> arguments, String instead) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            Optional<String> on = on(scope);
            if (on.isEmpty()) {
                return scope.convert(instead, JavaType.STRING, wanted);
            }
            Family known = scope.program().known(family);
            Family called = receiver.how() == Receiver.How.THIS
                    ? known.in(scope.program(), scope.type())
                    : known.outside(scope.program());
            return written(scope, called, on.get(), arguments, wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            if (on(scope).isPresent()) {
                receiver.uses(captured);
                written(scope, family, arguments).forEach(argument -> argument.uses(scope, captured));
            }
        }

        /** The method may have fewer parameters by now. */
        static List<Expression> written(Scope scope, String family, List<Expression> arguments) {
            int parameters = scope.program().known(family).parameters().size();
            return arguments.subList(0, Math.min(parameters, arguments.size()));
        }

        private Optional<String> on(Scope scope) {
            return scope.program()
                    .family(family)
                    .filter(called -> called.level() < scope.level()
                            // Up the hierarchy even among equals: there is an end to that, too.
                            || (called.level() == scope.level() && receiver.how() == Receiver.How.SUPER))
                    .flatMap(called -> reached(scope, called, receiver));
        }

        /** The call on something, as a value of the wanted type. */
        static String written(Scope scope, Family called, String on, List<Expression> arguments, String wanted) {
            List<String> defaults = scope.creation().arguments(called.parameters(), 1);
            String written = IntStream.range(0, called.parameters().size())
                    .mapToObj(i -> i < arguments.size()
                            ? arguments.get(i).java(scope, called.parameters().get(i))
                            : defaults.get(i))
                    .collect(Collectors.joining(", ", on + called.name() + "(", ")"));
            return called.returns().equals(JavaType.SUPPLIER)
                    ? scope.convert(written + ".get()", JavaType.STRING, wanted)
                    : scope.convert(written, called.returns(), wanted);
        }
    }

    /** A reference to a method without parameters, called at once. */
    record Reference(String family, Receiver receiver, String instead) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            Optional<String> on = on(scope);
            if (on.isEmpty()) {
                return scope.convert(instead, JavaType.STRING, wanted);
            }
            String target = on.get().substring(0, on.get().length() - 1) + "::"
                    + scope.program().known(family).name();
            return scope.convert(
                    "c.Values.text(((java.util.function.Supplier<Object>) " + target + ").get())",
                    JavaType.STRING,
                    wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            if (on(scope).isPresent()) {
                receiver.uses(captured);
            }
        }

        private Optional<String> on(Scope scope) {
            return scope.program()
                    .family(family)
                    .filter(called -> called.level() < scope.level()
                            && called.parameters().isEmpty()
                            && !called.isMaker())
                    .flatMap(called -> reached(scope, called, receiver));
        }
    }

    /** Two values as one string. */
    record Joined(Expression left, Expression right) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return scope.convert(
                    "(" + left.java(scope, JavaType.STRING) + " + " + right.java(scope, JavaType.INT) + " + \";\")",
                    JavaType.STRING,
                    wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            left.uses(scope, captured);
            right.uses(scope, captured);
        }
    }

    /** A computation with two numbers. */
    record Sum(String type, Expression left, Expression right) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return scope.convert(
                    "((" + left.java(scope, type) + ") + 3 * (" + right.java(scope, type) + "))", type, wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            left.uses(scope, captured);
            right.uses(scope, captured);
        }
    }

    /** One of two values. */
    record Choice(Expression condition, Expression left, Expression right) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return "(" + condition.java(scope, "boolean") + " ? " + left.java(scope, wanted) + " : "
                    + right.java(scope, wanted) + ")";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            List.of(condition, left, right).forEach(part -> part.uses(scope, captured));
        }
    }

    /** A lambda, called at once. */
    record Lambda(Block body) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return scope.convert(
                    "((java.util.function.Supplier<String>) () -> {\n" + body.java(scope, JavaType.STRING) + "}).get()",
                    JavaType.STRING,
                    wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            body.uses(scope, captured);
        }
    }

    /** A lambda that a stream calls with its elements. */
    record Mapped(String element, Expression mapping) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return scope.convert(
                    "java.util.stream.Stream.of(\"" + element + "\", \"b\").map(x" + element + " -> x" + element + " + "
                            + mapping.java(scope, JavaType.STRING)
                            + ").collect(java.util.stream.Collectors.joining(\",\"))",
                    JavaType.STRING,
                    wanted);
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            mapping.uses(scope, captured);
        }
    }

    /** An anonymous class whose {@code toString} is called at once. */
    record Anonymous(String tag, Block body) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            return scope.convert("String.valueOf(" + object(scope) + ")", JavaType.STRING, wanted);
        }

        /** The object itself. */
        String object(Scope scope) {
            return "new Object() {\nprivate final String tag = String.valueOf(\"" + tag
                    + "\");\n@Override public String toString() {\n"
                    + body.java(scope, JavaType.STRING, "return tag + ")
                    + "}\n}";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            body.uses(scope, captured);
            captured.add("anonymous");
        }
    }

    /** A switch over a string, an int, or an enum of the program. */
    record Switch(Expression on, String type, List<String> labels, List<Expression> values, Expression otherwise)
            implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            StringBuilder java = new StringBuilder("(switch (" + selector(scope) + ") {\n");
            for (int i = 0; i < labels.size(); i++) {
                java.append("case ").append(labels.get(i)).append(" -> ");
                java.append(values.get(i).java(scope, wanted)).append(";\n");
            }
            return java.append("default -> ")
                    .append(otherwise.java(scope, wanted))
                    .append(";\n})")
                    .toString();
        }

        /** Never null. */
        private String selector(Scope scope) {
            String value = on.java(scope, type);
            return type.equals(JavaType.STRING) ? "String.valueOf(" + value + ")" : value;
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            on.uses(scope, captured);
            values.forEach(value -> value.uses(scope, captured));
            otherwise.uses(scope, captured);
        }
    }

    /** A constant of an enum, by its number, in a switch over its type. */
    record EnumSwitch(String type, int constant, Expression first, Expression otherwise) implements Expression {
        @Override
        public String java(Scope scope, String wanted) {
            Optional<Type> found = found(scope);
            if (found.isEmpty()) {
                return otherwise.java(scope, wanted);
            }
            List<Constant> constants = found.get().constants();
            String chosen = constants.get(constant % constants.size()).name();
            String last = constants.get(constants.size() - 1).name();
            String other = last.equals(chosen)
                    ? ""
                    : "case " + last + " -> " + scope.convert("\"last\"", JavaType.STRING, wanted) + ";\n";
            return "(switch (" + found.get().reference() + "." + chosen + ") {\n" + other + "case " + chosen + " -> "
                    + first.java(scope, wanted) + ";\ndefault -> " + otherwise.java(scope, wanted) + ";\n})";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            if (found(scope).isPresent()) {
                first.uses(scope, captured);
            }
            otherwise.uses(scope, captured);
        }

        private Optional<Type> found(Scope scope) {
            return scope.program()
                    .type(type)
                    .filter(each -> scope.program().sees(scope.type(), each) && scope.mayInitialise(each));
        }
    }

    /** The receiver of a call from here. */
    private static Optional<String> reached(Scope scope, Family called, Receiver receiver) {
        if (called.isLibrary() && receiver.how() != Receiver.How.SUPER) {
            return Optional.empty();
        }
        Optional<Type> owner =
                called.isLibrary() ? Optional.of(scope.type()) : scope.program().type(called.root());
        return owner.flatMap(
                type -> receiver.java(scope, Optional.of(called), called.visibility(), called.isStatic(), type));
    }
}
