package dev.hotreload.model;

import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that a generation added to a live class.
 *
 * @param key its name and descriptor
 * @param access its modifiers as declared
 * @param initialiser the method of the live class that evaluates its declared initialiser, or null if it has none
 * @param constant its constant value (JVMS §4.7.2), or null
 * @param before the JVM's field of the same name and another type that it replaces, or null
 * @param addedBefore the added field of the same name and another type that it replaces, or null
 * @param moved the fields of other classes whose values it takes over, those of subclasses first; or the JVM's own one,
 *     if it cannot be used any more
 * @param generation the generation that added it; a field that is removed and added again is another one
 */
public record AddedField(
        FieldKey key,
        int access,
        @Nullable MethodKey initialiser,
        @Nullable Object constant,
        @Nullable FieldKey before,
        @Nullable AddedField addedBefore,
        List<Moved> moved,
        int generation) {

    /**
     * A field that is gone, mostly because it moved to a supertype or to a subclass.
     *
     * @param owner the class (internal name) that declared it
     * @param added the field, if a generation had added it; null if the JVM has it
     * @param only the class (internal name) whose objects alone had it, of those that have the new field; null if all
     *     of these had it, so that none must be asked for its class
     */
    public record Moved(
            String owner,
            @Nullable AddedField added,
            @Nullable String only) {}

    /** Copies the list. */
    public AddedField {
        moved = List.copyOf(moved);
    }
}
