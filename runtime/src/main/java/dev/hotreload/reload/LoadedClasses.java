package dev.hotreload.reload;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The modules' classes that the JVM has. Safe for use by any thread. */
final class LoadedClasses {
    private final ApplicationLoaders loaders;
    private final Instrumentation instrumentation;
    private final TrustedLookup lookup;

    LoadedClasses(ApplicationLoaders loaders, Instrumentation instrumentation, TrustedLookup lookup) {
        this.loaders = loaders;
        this.instrumentation = instrumentation;
        this.lookup = lookup;
    }

    /** All of them but hidden ones. */
    List<Class<?>> ofModules() {
        List<Class<?>> live = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaders.isOfModule(loaded.getClassLoader()) && !loaded.isHidden()) {
                live.add(loaded);
            }
        }
        return live;
    }

    /** Whether the class is initialised. */
    boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether " + type + " is initialised", e);
        }
    }

    /** These methods, by internal name, without those of classes that are not initialised: none of them has run yet. */
    Map<String, Set<MethodKey>> initialised(Map<String, Set<MethodKey>> methods) {
        Map<String, Set<MethodKey>> initialised = new HashMap<>(methods);
        initialised.keySet().removeIf(internalName -> {
            Class<?> live = loaders.findLive(internalName);
            return live == null || !isInitialised(live);
        });
        return initialised;
    }
}
