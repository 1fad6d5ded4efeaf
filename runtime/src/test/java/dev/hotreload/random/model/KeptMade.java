package dev.hotreload.random.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
                .map(body -> method.orElseThrow().parameters()
                        + identity(Scope.of(program, found, method.orElseThrow()), body)));
    }

    private static String identity(Scope scope, Block body) {
        Set<String> captured = new TreeSet<>();
        body.result().uses(scope, captured);
        String tag = body.result() instanceof Expression.Lambda lambda
                ? lambda.body().tag()
                : "";
        String anonymous = body.result() instanceof Expression.Anonymous made ? made.tag() : "";
        return scope.type().name() + " " + scope.isStatic() + " " + tag + anonymous + " " + captured;
    }
}
