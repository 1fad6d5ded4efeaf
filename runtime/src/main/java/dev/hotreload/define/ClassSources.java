package dev.hotreload.define;

import dev.hotreload.change.ChangedClassPath;
import dev.hotreload.change.ModuleChanges;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.model.ClassSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files by the live names of their classes: in the modules' contents, then in the libraries and the JDK.
 *
 * <p>Safe for use by any thread; who asks first reads the file.
 */
public final class ClassSources {
    private final ApplicationLoaders loaders;
    private final GeneratedFiles generated;
    private final Map<String, Optional<ClassFile>> libraries = new ConcurrentHashMap<>();

    public ClassSources(ApplicationLoaders loaders, GeneratedFiles generated) {
        this.loaders = loaders;
        this.generated = generated;
    }

    /** A library's or the JDK's class, or null if there is none. */
    @Nullable
    ClassFile library(String internalName) {
        return libraries.computeIfAbsent(internalName, this::read).orElse(null);
    }

    /** The classes of the contents as they are when they are asked for. */
    public ClassSource running(LiveNames names) {
        return of(unchanged(), names);
    }

    /** The class file of a module's class under its live name, or null if no module has one. */
    public byte @Nullable [] running(String internalName, LiveNames names) {
        byte[] bytes = bytes(unchanged(), names, internalName);
        return bytes == null ? null : names.live(bytes);
    }

    private ChangedClassPath unchanged() {
        return new ChangedClassPath(loaders.contents(), ModuleChanges.NONE);
    }

    /** The classes as they will be once the changes of {@code classPath} are accepted. */
    public ClassSource of(ChangedClassPath classPath, LiveNames names) {
        Map<String, Optional<ClassFile>> found = new ConcurrentHashMap<>();
        return new ClassSource() {
            @Override
            public @Nullable ClassFile find(String internalName) {
                Optional<ClassFile> known = found.get(internalName);
                if (known == null) {
                    byte[] bytes = bytes(classPath, names, internalName);
                    known = bytes != null
                            ? Optional.of(ClassFile.parse(names.live(bytes)))
                            : Optional.ofNullable(other(internalName));
                    found.put(internalName, known);
                }
                return known.orElse(null);
            }

            @Override
            public boolean isInModulesPackage(String internalName) {
                return loaders.ownerOf(internalName) != null;
            }

            @Override
            public boolean isModules(String internalName) {
                return loaders.ownerOf(internalName) != null
                        && (bytes(classPath, names, internalName) != null || generated.find(internalName) != null);
            }
        };
    }

    private @Nullable ClassFile other(String internalName) {
        byte[] bytes = generated.find(internalName);
        return bytes == null ? library(internalName) : ClassFile.parse(bytes);
    }

    private static byte @Nullable [] bytes(ChangedClassPath classPath, LiveNames names, String internalName) {
        String fileName = names.fileName(internalName);
        byte[] bytes = fileName == null ? null : classPath.after(fileName);
        return bytes == null ? names.classes().made(internalName) : bytes;
    }

    private Optional<ClassFile> read(String internalName) {
        try (InputStream in = loaders.library().openClassFile(internalName)) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.outline(in.readAllBytes()));
        } catch (IOException unreadable) {
            // Then nothing is known of it, as of a class that was made at run time.
            return Optional.empty();
        }
    }
}
