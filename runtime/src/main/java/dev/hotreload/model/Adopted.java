package dev.hotreload.model;

import dev.hotreload.classfile.MethodKey;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The methods that a class has or shows in the JVM so that it can have other interfaces than it was defined with:
 * HotSpot looks an interface's method up by name in the class, and takes a public one only.
 *
 * @param stubs those that are {@code public final} in the JVM and only pass on to what the sources declare or inherit
 * @param opened those of the first shape that are public in the JVM by now
 */
public record Adopted(Set<MethodKey> stubs, Set<MethodKey> opened) {
    /** Of a class with the interfaces that it was defined with. */
    public static final Adopted NONE = new Adopted(Set.of(), Set.of());

    /** Copies the sets, in their order. */
    public Adopted {
        stubs = Collections.unmodifiableSet(new LinkedHashSet<>(stubs));
        opened = Collections.unmodifiableSet(new LinkedHashSet<>(opened));
    }

    /** Both together. */
    public Adopted and(Adopted more) {
        Set<MethodKey> allStubs = new LinkedHashSet<>(stubs);
        allStubs.addAll(more.stubs);
        Set<MethodKey> allOpened = new LinkedHashSet<>(opened);
        allOpened.addAll(more.opened);
        return new Adopted(allStubs, allOpened);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return stubs.isEmpty() && opened.isEmpty();
    }
}
