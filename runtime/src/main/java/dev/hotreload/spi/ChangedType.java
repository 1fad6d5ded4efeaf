package dev.hotreload.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One class that a generation changes. Members are those that the class declares itself.
 *
 * @param name binary name, such as {@code com.example.Outer$Inner}
 * @param kind what happened to it
 * @param live the class, or null if the JVM has not loaded it; a removed class that was loaded stays loaded
 * @param annotations binary names of annotation types of which there are other annotations than before, on the class or
 *     in it
 * @param isRedeclared whether annotations, modifiers or generic types of the class itself are different
 * @param hasOtherHierarchy whether its superclass or interfaces are different
 * @param added members that it did not have
 * @param removed members that it no longer has
 * @param redeclared members whose annotations (of parameters, too), modifiers or generic types are different
 * @param bodies methods and constructors whose code is different, also in a lambda that they contain
 */
public record ChangedType(
        String name,
        Kind kind,
        @Nullable Class<?> live,
        Set<String> annotations,
        boolean isRedeclared,
        boolean hasOtherHierarchy,
        Set<Member> added,
        Set<Member> removed,
        Set<Member> redeclared,
        Set<Member> bodies) {

    /** What can happen to a class. */
    public enum Kind {
        /** It was there and is there. */
        CHANGED,
        /** It was not there. */
        ADDED,
        /** Its class file was deleted. */
        REMOVED
    }

    /**
     * A field, method or constructor.
     *
     * @param name its name; {@code <init>} for a constructor
     * @param descriptor its descriptor (JVMS §4.3); that of a field does not begin with a parenthesis
     */
    public record Member(String name, String descriptor) {}

    /**
     * Copies the sets.
     *
     * @param name binary name
     * @param kind what happened to it
     * @param live the class
     * @param annotations annotation types
     * @param isRedeclared whether its declaration is different
     * @param hasOtherHierarchy whether its supertypes are different
     * @param added members that it did not have
     * @param removed members that it no longer has
     * @param redeclared members that are declared otherwise
     * @param bodies methods with other code
     */
    public ChangedType {
        annotations = Set.copyOf(annotations);
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
        redeclared = Set.copyOf(redeclared);
        bodies = Set.copyOf(bodies);
    }

    /**
     * Whether reflection shows something else than before, so that what was derived from it may be different.
     *
     * @return false if nothing but code changed
     */
    public boolean looksDifferent() {
        return kind != Kind.CHANGED
                || isRedeclared
                || hasOtherHierarchy
                || !added.isEmpty()
                || !removed.isEmpty()
                || !redeclared.isEmpty();
    }
}
