package dev.hotreload.plan;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import org.jspecify.annotations.Nullable;

/**
 * A static field whose declared initialiser changed, and that is initialised again when its generation is current.
 *
 * @param internalName the class
 * @param initialiser the method that evaluates the new initialiser, or null if it is {@code constant}
 * @param constant the new constant value, or null
 * @param isConstantInJvm whether the JVM gave the field the value of a constant when it loaded the class
 */
public record Reinitialisation(
        String internalName,
        FieldKey field,
        @Nullable MethodKey initialiser,
        @Nullable Object constant,
        boolean isConstantInJvm) {

    /**
     * For the generation in the method's name: a later one takes its place, because it runs only when one is applied.
     */
    static final int ALWAYS = 0;

    /** The same by another method. */
    Reinitialisation by(@Nullable MethodKey method) {
        return new Reinitialisation(internalName, field, method, constant, isConstantInJvm);
    }
}
