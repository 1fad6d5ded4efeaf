package dev.hotreload.random.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lambda or an object of an anonymous class that the drive keeps. It is driven for as long as what it captured and
 * where it stands are what they were: after that it rightly differs from a new one.
 *
 * @param name the drive's variable
 * @param maker the object whose method made it
 * @param family the method
 * @param identity what must not change
 */
record KeptMade(String name, KeptObject maker, String family, String identity) {

    /** What such an object that is made now is known by; empty if none can be made. */
    static Optional<String> identity(Program program, Type type, String family) {
        Optional<Family> method = program.family(family).filter(each -> program.isBelow(type, each.root()));
        Optional<Type> declaring = method.flatMap(
                each -> each.isStatic() ? program.type(each.root()) : program.implementing(type, family));
        return declaring.flatMap(found -> Optional.ofNullable(found.methods().get(family))
                .flatMap(Method::body)
                .flatMap(body -> identity(Scope.of(program, found, method.orElseThrow()), body)));
    }

    private static Optional<String> identity(Scope scope, Block body) {
        // Their order is that of the parameters of the method that a lambda becomes.
        Set<String> captured = new LinkedHashSet<>();
        body.result().uses(scope, captured);
        if (captured.stream().anyMatch(OwnType::isNamedIn)) {
            // The state of a captured object is nowhere accounted for.
            return Optional.empty();
        }
        String tag = body.result() instanceof Expression.Lambda lambda
                ? lambda.body().tag()
                : "";
        String anonymous = body.result() instanceof Expression.Anonymous made ? made.tag() : "";
        // What a lambda captured depends on its method's parameters.
        List<String> parameters = scope.parameters().stream()
                .map(type -> OwnType.java(scope.program(), type))
                .toList();
        return Optional.of(parameters + " " + scope.type().binaryName() + " " + scope.isStatic() + " " + tag + anonymous
                + " " + captured);
    }
}
