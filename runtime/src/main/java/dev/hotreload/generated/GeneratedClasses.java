package dev.hotreload.generated;

import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.LibraryLoader;
import dev.hotreload.loader.ModuleLoader;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Knows the classes that libraries generate in the module loaders, and prepares them as the modules' own. Those of
 * loaders below, as the program and libraries have for scripts, pages and plugins, are not the modules': they cannot
 * change, and only what they call is seen to.
 *
 * <p>Safe for use by any thread: those that define classes ask {@link #transform}, the engine the rest.
 */
public final class GeneratedClasses implements ClassFileTransformer {
    /** The JDK's proxies are known to reflection and to those who link calls. */
    private static final String PROXY = "java/lang/reflect/Proxy";

    private final Predicate<String> hasFile;
    private final BiFunction<String, byte[], byte[]> definer;
    private final BiFunction<String, byte[], byte[]> definerBelow;
    private final ApplicationLoaders loaders;
    private final List<Generator> generators;
    private final Map<String, GeneratedClass> known = new ConcurrentHashMap<>();

    /**
     * The first three are called by the threads that define classes.
     *
     * @param hasFile whether a module or a jar has a class file of a class (internal name), so that nobody generates it
     * @param definer what to define in place of a class file (internal name, bytes) that a library has generated
     * @param definerBelow the same for a class of a loader below the modules'
     * @param beside called by the engine's thread
     * @param loaders those whose classes these are: others of the same names are of another generation of loaders
     */
    public GeneratedClasses(
            Predicate<String> hasFile,
            BiFunction<String, byte[], byte[]> definer,
            BiFunction<String, byte[], byte[]> definerBelow,
            DefinerBeside beside,
            ApplicationLoaders loaders) {
        this.loaders = loaders;
        this.hasFile = hasFile;
        this.definer = definer;
        this.definerBelow = definerBelow;
        this.generators = List.of(new Cglib(), new ByteBuddy(beside), new Weld(), new Javassist());
    }

    /** Those that have been generated from classes below or among {@code types}. */
    public List<GeneratedClass> below(List<Class<?>> types) {
        return known.isEmpty()
                ? List.of()
                : known.values().stream()
                        .filter(generated -> generated.isBelow(types))
                        .toList();
    }

    /** Whether it is known how a class (internal name) was generated. */
    public boolean isKnown(String internalName) {
        return known.containsKey(internalName);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined == null && internalName != null && loader instanceof LibraryLoader) {
            return hooked(internalName, classFile);
        }
        if (redefined == null && internalName != null && isBelowModules(loader) && !isOfJdk(internalName)) {
            byte[] woven = definerBelow.apply(internalName, classFile);
            return woven == classFile ? null : woven;
        }
        boolean isGenerated = redefined == null
                && internalName != null
                && loaders.isOfModule(loader)
                && !hasFile.test(internalName)
                && !PROXY.equals(new ClassReader(classFile).getSuperName());
        if (!isGenerated || internalName == null || !(loader instanceof ModuleLoader module)) {
            return null;
        }
        byte[] prepared = definer.apply(internalName, classFile);
        for (Generator generator : generators) {
            try {
                Recipe recipe = generator.recipe(internalName, classFile, module);
                if (recipe != null) {
                    known.put(internalName, new GeneratedClass(internalName, classFile, recipe));
                    break;
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError otherVersion) {
                // It is told as a class of an unknown generator once a class above it changes.
                break;
            }
        }
        return prepared;
    }

    private boolean isBelowModules(@Nullable ClassLoader loader) {
        if (loader == null || loaders.isOwn(loader)) {
            return false;
        }
        ClassLoader above = loader.getParent();
        while (above != null && !loaders.isOfModule(above)) {
            above = above.getParent();
        }
        return above != null;
    }

    /** Accessors that reflection makes, each in a loader of its own. */
    private static boolean isOfJdk(String internalName) {
        return internalName.startsWith("jdk/internal/") || internalName.startsWith("sun/reflect/");
    }

    private byte @Nullable [] hooked(String internalName, byte[] classFile) {
        for (Generator generator : generators) {
            byte[] hooked = generator.hooked(internalName, classFile);
            if (hooked != null) {
                return hooked;
            }
        }
        return null;
    }
}
