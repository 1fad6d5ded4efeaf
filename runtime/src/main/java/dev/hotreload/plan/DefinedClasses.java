package dev.hotreload.plan;

import dev.hotreload.classfile.Mention;
import dev.hotreload.model.ClassModel;
import java.util.Collection;
import java.util.Set;

/** What the module loaders have defined so far. Safe for use by any thread. */
public interface DefinedClasses {

    /** How many classes have been defined. */
    int count();

    /**
     * The classes (internal names) that mention one of these, as far as hash codes can tell.
     *
     * @param model the running generation
     * @param from how many of the classes, in the order of their definition, to leave out
     */
    Set<String> mentioning(Collection<Mention> any, ClassModel model, int from);

    /** Whether a class was defined with every reference as its compiler wrote it. */
    boolean isAsCompiled(String internalName);

    /** Whether a library has generated a class, which it will do again if what it calls is gone. */
    default boolean isGenerated(String internalName) {
        return false;
    }
}
