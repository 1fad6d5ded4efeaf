package dev.hotreload.renewal;

import dev.hotreload.handover.GenerationClasses;
import dev.hotreload.handover.Handover;
import dev.hotreload.handover.LoaderGeneration;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleClassFile;
import java.util.Collection;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one generation, for those who hand objects over.
 *
 * @param application where they are
 * @param current the number of its last reload in place
 */
record LoadedClasses(ApplicationLoaders application, IntSupplier current) implements GenerationClasses {

    /** A generation, which lives as long as its loaders; made when it is first asked for. */
    static LoaderGeneration generation(ApplicationLoaders loaders, IntSupplier current, Handover handover) {
        LoaderGeneration known = loaders.attached(LoaderGeneration.class);
        if (known != null) {
            return known;
        }
        LoaderGeneration made = handover.add(new LoadedClasses(loaders, current));
        loaders.attach(LoaderGeneration.class, made);
        return made;
    }

    /** The loaders of a generation. */
    static ApplicationLoaders of(LoaderGeneration generation) {
        return ((LoadedClasses) generation.classes()).application();
    }

    @Override
    public int number() {
        return current.getAsInt();
    }

    @Override
    public Collection<? extends ClassLoader> loaders() {
        return application.all();
    }

    @Override
    public boolean has(Class<?> type) {
        return application.has(type);
    }

    @Override
    public @Nullable Class<?> find(String binaryName) {
        try {
            return Class.forName(binaryName, false, application.application());
        } catch (ClassNotFoundException | LinkageError e) {
            // What cannot be loaded is as good as gone; who needs it says so.
            return null;
        }
    }

    @Override
    public byte @Nullable [] classFile(String internalName) {
        ModuleClassFile file = application.classFileOf(internalName);
        return file == null ? null : file.bytes();
    }

    @Override
    public Stream<byte[]> classFiles() {
        return application.contents().stream().flatMap(content -> content.startingWith("").values().stream());
    }
}
