package dev.hotreload.renewal;

import dev.hotreload.boot.Kept;
import dev.hotreload.handover.LoaderGeneration;
import dev.hotreload.loader.ApplicationLoaders;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The generations that kept objects hold in memory, because they are of their classes or run their code. */
final class KeptGenerations {
    private static final int LIMIT = 4_000_000;

    private KeptGenerations() {}

    static Set<ApplicationLoaders> of(Map<Object, KeptValues.Kept> all, JdkFields fields, SharedObjects everybodys) {
        Set<ApplicationLoaders> held = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> roots = all.entrySet().stream()
                .flatMap(entry -> KeptValues.needed(entry.getKey(), entry.getValue()).stream())
                .filter(Objects::nonNull)
                .toList();
        Set<ClassLoader> loaders = new HashSet<>();
        for (Object object : new ObjectGraph(fields, LIMIT)
                .through(each -> !everybodys.contains(each))
                .from(roots)
                .all()) {
            if (object instanceof Kept proxy) {
                held.add(LoadedClasses.of((LoaderGeneration) proxy.hotreload$home()));
            }
            loaders.add(object.getClass().getClassLoader());
        }
        for (ClassLoader loader : loaders) {
            for (ClassLoader each = loader; each != null; each = each.getParent()) {
                ApplicationLoaders application = ApplicationLoaders.of(each);
                if (application != null) {
                    held.add(application);
                }
            }
        }
        return held;
    }
}
