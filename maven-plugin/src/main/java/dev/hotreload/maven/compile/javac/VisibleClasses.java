package dev.hotreload.maven.compile.javac;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The classes of one module as a compilation sees them: those on disk, and those compiled but not yet written. */
public interface VisibleClasses {

    /** The internal names of the classes of a package, given as {@code com/example}. */
    Collection<String> classesOfPackage(String packageName);

    /** A class by its internal name, or null if it is not visible. */
    @Nullable
    ClassFileObject find(String internalName);
}
