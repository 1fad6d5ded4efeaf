package dev.hotreload.random.model;

import java.util.List;
import java.util.Map;

/**
 * A constructor.
 *
 * @param parameters types of the parameters; no two constructors of a class have the same
 * @param assigned ids of the fields that it sets, each with the number of the parameter
 * @param superConstructor which of the superclass's constructors it calls, counted round and round
 * @param body what it computes and forgets, so that construction runs code, too
 * @param visibility one of a class at least is public
 * @param order where it stands among the members
 */
public record Constructor(
        List<String> parameters,
        Map<String, Integer> assigned,
        int superConstructor,
        Block body,
        Visibility visibility,
        int order) {

    /** Whether other classes of the package, or of all others, may call it with {@code new}. */
    boolean isSeen(boolean inPackage) {
        return visibility == Visibility.PUBLIC || (inPackage && visibility != Visibility.PRIVATE);
    }

    Constructor withVisibility(Visibility other) {
        return new Constructor(parameters, assigned, superConstructor, body, other, order);
    }

    Constructor withParameters(List<String> others) {
        return new Constructor(others, assigned, superConstructor, body, visibility, order);
    }

    Constructor withAssigned(Map<String, Integer> others) {
        return new Constructor(parameters, others, superConstructor, body, visibility, order);
    }

    Constructor withSuper(int other) {
        return new Constructor(parameters, assigned, other, body, visibility, order);
    }

    Constructor withBody(Block other) {
        return new Constructor(parameters, assigned, superConstructor, other, visibility, order);
    }
}
