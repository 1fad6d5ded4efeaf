package dev.hotreload.model;

import dev.hotreload.classfile.ClassFile;
import org.jspecify.annotations.Nullable;

/** Finds the class files of classes that no generation has changed yet, libraries and the JDK included. */
public interface ClassSource {

    /** The class file of {@code internalName} (its code may be missing), or null if there is none. */
    @Nullable
    ClassFile find(String internalName);

    /** Whether a class belongs to a module, and so can change. */
    boolean isModules(String internalName);

    /** Whether the package of {@code internalName} is a module's, though the class may not exist. */
    boolean isInModulesPackage(String internalName);
}
