package dev.hotreload.generated;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a class was generated, so that the same can be asked for again. Used by one thread at a time. */
interface Recipe {

    /** The classes that it was generated from; what they inherit counts, too. */
    Set<Class<?>> sources();

    /** What is directly above a generated class; nothing if it is not defined. */
    static Set<Class<?>> supertypes(@Nullable Class<?> generated) {
        Set<Class<?>> supertypes = new LinkedHashSet<>();
        if (generated != null) {
            supertypes.add(generated.getSuperclass());
            supertypes.addAll(List.of(generated.getInterfaces()));
        }
        return supertypes;
    }

    /**
     * Has the library write the class file as it would now, under the same name. Runs code of the library, and of the
     * application (such as a filter of methods).
     *
     * @throws Exception whatever that code throws
     */
    byte[] generate() throws Exception;

    /**
     * A class file of this class in the form in which two of them can be compared: what the generator numbers has the
     * number that it had in the first one.
     *
     * @param classFile what was defined first, then what {@link #generate} wrote
     * @param declarations tells versions of methods; the initialiser of a field that holds a method depends on it
     */
    byte[] comparable(byte[] classFile, Declarations declarations);

    /**
     * What {@link #generate} wrote last is live.
     *
     * @throws ReflectiveOperationException if something that it needs cannot be defined
     */
    default void accepted() throws ReflectiveOperationException {}
}
