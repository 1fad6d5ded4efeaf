package dev.hotreload.loader;

/** Weaves a class before a module loader defines it. Safe for use by any thread. */
@FunctionalInterface
public interface ClassPreparer {

    /**
     * The class file to define.
     *
     * @param internalName the class's internal name
     * @param classFile the class file as the compiler wrote it; not to be modified
     * @param loader the loader that is about to define it
     */
    byte[] prepare(String internalName, byte[] classFile, ModuleLoader loader);
}
