package dev.hotreload.generated;

/** Defines classes that generated ones refer to. */
@FunctionalInterface
public interface DefinerBeside {

    /** Defines a class in the package and loader of {@code beside}. */
    void define(Class<?> beside, byte[] classFile) throws ReflectiveOperationException;
}
