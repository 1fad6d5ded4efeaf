package dev.hotreload.random.model;

import java.util.Optional;

/**
 * One declaration of a {@link Family} in a type.
 *
 * @param family the family's id
 * @param body empty if it is abstract
 * @param modifiers those beside visibility and {@code static}, such as {@code synchronized}, each with a space
 * @param annotation one that is kept at run time, or empty
 * @param typeParameters those of a generic method, with a space, or empty
 * @param thrown the clause of exceptions, or empty
 * @param order where it stands among the members
 */
public record Method(
        String family,
        Optional<Block> body,
        String modifiers,
        String annotation,
        String typeParameters,
        String thrown,
        int order) {

    /** A declaration without more than it must have. */
    static Method of(String family, Optional<Block> body, int order) {
        return new Method(family, body, "", "", "", "", order);
    }

    Method withBody(Block other) {
        return new Method(family, Optional.of(other), modifiers, annotation, typeParameters, thrown, order);
    }

    Method withModifiers(String others) {
        return new Method(family, body, others, annotation, typeParameters, thrown, order);
    }

    Method annotated(String other) {
        return new Method(family, body, modifiers, other, typeParameters, thrown, order);
    }

    Method withSignature(String otherTypeParameters, String otherThrown) {
        return new Method(family, body, modifiers, annotation, otherTypeParameters, otherThrown, order);
    }

    Method moved(int other) {
        return new Method(family, body, modifiers, annotation, typeParameters, thrown, other);
    }
}
