package dev.hotreload.handover;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes of one generation of the application's loaders. Asked by any thread. */
public interface GenerationClasses {

    /** The number that messages say. */
    int number();

    /** Every loader of the application that the generation uses: its own, and those that stayed. */
    Collection<? extends ClassLoader> loaders();

    /**
     * Whether the code of the generation has this very class, which one of these loaders, or one below, has defined.
     */
    boolean has(Class<?> type);

    /**
     * The class of this name as the code of the generation sees it, loaded and not initialised; null if there is none.
     */
    @Nullable
    Class<?> find(String binaryName);

    /** A module's class file as it was compiled; null if the class is no module's. */
    byte @Nullable [] classFile(String internalName);

    /** The class files of all modules, as they were compiled. */
    Stream<byte[]> classFiles();
}
