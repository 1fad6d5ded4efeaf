package dev.hotreload.renewal;

import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.LibraryPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which classes would go with modules and jars that begin anew. Used by one thread. */
final class Planned implements Going {
    private final ApplicationLoaders loaders;
    private final Set<? extends ClassLoader> staying;
    private final LibraryPlan plan;
    private final @Nullable Function<ClassLoader, Class<?>[]> initiated;
    private final Set<String> packages = new HashSet<>();
    private final Map<Class<?>, Boolean> known = new HashMap<>();

    /**
     * @param loaders those of the generation that runs
     * @param staying the loaders of modules that stay
     */
    Planned(ApplicationLoaders loaders, Set<? extends ClassLoader> staying, LibraryPlan plan) {
        this(loaders, staying, plan, null);
    }

    /**
     * @param initiated the classes that a loader has found for others or has defined (JVMS §5.3); null: nobody can tell
     */
    Planned(
            ApplicationLoaders loaders,
            Set<? extends ClassLoader> staying,
            LibraryPlan plan,
            @Nullable Function<ClassLoader, Class<?>[]> initiated) {
        this.initiated = initiated;
        this.loaders = loaders;
        this.staying = staying;
        this.plan = plan;
        plan.anew().forEach(entry -> packages.addAll(plan.packages().getOrDefault(entry, Set.of())));
    }

    @Override
    public boolean loader(@Nullable ClassLoader loader) {
        return Going.isBelow(
                loader, each -> loaders.isOfModule(each) ? !staying.contains(each) : plan.haveAll() && isLibrary(each));
    }

    @Override
    public boolean type(Class<?> type) {
        Boolean goes = known.get(type);
        if (goes == null) {
            goes = loader(type.getClassLoader()) || (plan.isPart() && isOfJar(type));
            known.put(type, goes);
        }
        return goes;
    }

    @Override
    public boolean named(@Nullable ClassLoader loader, String binaryName) {
        return loader(loader)
                || (isLibrary(loader)
                        && packages.contains(binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')))));
    }

    /** Whether a class is of a jar that begins anew, or is generated from one. */
    private boolean isOfJar(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (!isLibrary(loader)) {
            return !loaders.isOfModule(loader) && Going.isBelow(loader, this::isLibrary) && mayKnowGoing(loader);
        }
        if (packages.contains(type.getPackageName()) || !loaders.has(type)) {
            return true;
        }
        for (Class<?> face : type.getInterfaces()) {
            if (isLibrary(face.getClassLoader()) && type(face)) {
                return true;
            }
        }
        Class<?> above = type.getSuperclass();
        return above != null && isLibrary(above.getClassLoader()) && type(above);
    }

    /** A loader that the program or a library has made. */
    private boolean mayKnowGoing(ClassLoader loader) {
        if (initiated == null) {
            return true;
        }
        for (Class<?> found : initiated.apply(loader)) {
            if (isLibrary(found.getClassLoader()) && type(found)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLibrary(@Nullable ClassLoader loader) {
        return loaders.isOwn(loader) && !loaders.isOfModule(loader);
    }
}
