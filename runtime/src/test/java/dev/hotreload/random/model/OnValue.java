package dev.hotreload.random.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call on the object that a field or parameter has.
 *
 * @param value the field or parameter, whose type may be one of the program's
 * @param instead what it is if there is no such object, or no such method that can be called on it
 */
record OnValue(Expression value, String family, List<Expression> arguments, String instead) implements Expression {

    /** What it is called on. */
    private record Target(Type type, String java) {}

    @Override
    public String java(Scope scope, String wanted) {
        String otherwise = scope.convert(instead, JavaType.STRING, wanted);
        return target(scope)
                .map(target -> {
                    Family called = scope.program().known(family).outside(scope.program());
                    String type = OwnType.java(scope.program(), wanted);
                    return "(%s == null ? (%s) (%s) : (%s) (%s))"
                            .formatted(
                                    target.java(),
                                    type,
                                    otherwise,
                                    type,
                                    Call.written(scope, called, target.java() + ".", arguments, wanted));
                })
                .orElse(otherwise);
    }

    @Override
    public void uses(Scope scope, Set<String> captured) {
        if (target(scope).isPresent()) {
            value.uses(scope, captured);
            Call.written(scope, family, arguments).forEach(argument -> argument.uses(scope, captured));
        }
    }

    private Optional<Target> target(Scope scope) {
        return place(scope)
                .filter(target -> scope.program().sees(scope.type(), target.type()))
                .filter(target -> scope.program()
                        .family(family)
                        .filter(called -> !called.isLibrary() && !called.isStatic() && called.level() < scope.level())
                        .filter(called -> scope.program().isBelow(target.type(), called.root()))
                        .filter(called -> isSeen(scope, called, target.type()))
                        .isPresent());
    }

    private static boolean isSeen(Scope scope, Family called, Type target) {
        Type root = scope.program().type(called.root()).orElseThrow();
        return scope.seesOnOthers(root, called.visibility())
                && (called.visibility() != Visibility.PRIVATE || root == target)
                && Receiver.allSeen(scope, Optional.of(called), called.visibility());
    }

    private Optional<Target> place(Scope scope) {
        if (value instanceof FieldValue field) {
            return field.place(scope)
                    .flatMap(place -> OwnType.in(
                                    scope.program(),
                                    field.field(scope).orElseThrow().type())
                            .map(type -> new Target(type, place)));
        }
        if (value instanceof Parameter parameter && parameter.isThere(scope)) {
            return OwnType.in(scope.program(), scope.parameters().get(parameter.index()))
                    .map(type -> new Target(type, "p" + parameter.index()));
        }
        return Optional.empty();
    }
}
