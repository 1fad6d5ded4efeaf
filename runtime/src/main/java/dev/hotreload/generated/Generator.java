package dev.hotreload.generated;

import dev.hotreload.loader.ModuleLoader;
import org.jspecify.annotations.Nullable;

/** A library that generates classes. Called by the threads that define them. */
interface Generator {

    /**
     * How the class that this thread is defining was generated.
     *
     * @param loader defines it
     * @return null if it is not one of this library's
     * @throws ReflectiveOperationException if it is one, of a version that is not as expected
     */
    @Nullable
    Recipe recipe(String internalName, byte[] classFile, ModuleLoader loader) throws ReflectiveOperationException;

    /**
     * What a class of the library itself must be, so that its classes can be told.
     *
     * @return null if the class stays as it is
     */
    default byte @Nullable [] hooked(String internalName, byte[] classFile) {
        return null;
    }
}
