package dev.hotreload.random.model;

import java.util.Optional;

/**
 * One declaration of a {@link Family} in a type.
 *
 * @param family the family's id
 * @param body empty if it is abstract
 * @param modifiers those beside visibility and {@code static}, such as {@code synchronized}, each with a space
 * @param annotation one that is kept at run time, or empty
 * @param order where it stands among the members
 */
public record Method(String family, Optional<Block> body, String modifiers, String annotation, int order) {

    Method withBody(Block other) {
        return new Method(family, Optional.of(other), modifiers, annotation, order);
    }

    Method withModifiers(String others) {
        return new Method(family, body, others, annotation, order);
    }

    Method annotated(String other) {
        return new Method(family, body, modifiers, other, order);
    }

    Method moved(int other) {
        return new Method(family, body, modifiers, annotation, other);
    }
}
