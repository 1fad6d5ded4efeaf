package dev.hotreload.generated;

import org.jspecify.annotations.Nullable;

/** A library that generates classes. Called by the threads that define them. */
interface Generator {

    /**
     * How the class that this thread is defining was generated.
     *
     * @return null if it is not one of this library's
     * @throws ReflectiveOperationException if it is one, of a version that is not as expected
     */
    @Nullable
    Recipe recipe(String internalName, byte[] classFile) throws ReflectiveOperationException;
}
