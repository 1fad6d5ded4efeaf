package dev.hotreload.reload;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.groovy.GroovyCaches;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.reflect.JdkCaches;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/** Has the JDK and libraries forget what they found out about classes and resources that a generation changed. */
final class Forgetting {
    private static final String PACKAGE = "/package-info";

    private final ApplicationLoaders loaders;
    private final Instrumentation instrumentation;
    private final JdkCaches caches;
    private final LibraryCaches libraries;
    private final GroovyCaches groovy;

    Forgetting(ApplicationLoaders loaders, Instrumentation instrumentation, TrustedLookup lookup) {
        this.loaders = loaders;
        this.instrumentation = instrumentation;
        this.caches = new JdkCaches(lookup.trusted());
        this.libraries = new LibraryCaches(loaders);
        this.groovy = new GroovyCaches(instrumentation, loaders::findLibraryClass);
    }

    /**
     * Drops what is kept about all classes.
     *
     * @return what the user must know: caches that could not be dropped
     */
    List<String> forgetAll() {
        return libraries.forget();
    }

    /**
     * Drops the caches.
     *
     * @return what the user must know: caches that could not be dropped
     */
    List<String> forget(List<ChangedClass> classes, Set<String> resources) {
        List<String> notes = new ArrayList<>();
        List<Class<?>> live = new ArrayList<>();
        List<Class<?>> reshaped = new ArrayList<>();
        for (ChangedClass changed : classes) {
            if (changed.internalName().endsWith(PACKAGE)) {
                forgetPackage(changed, notes);
            }
            Class<?> type = changed.isLive() ? loaders.findLive(changed.internalName()) : null;
            if (type != null) {
                live.add(type);
                if (hasOtherMembers(changed)) {
                    reshaped.add(type);
                }
                try {
                    forget(type);
                } catch (ReflectiveOperationException | RuntimeException e) {
                    notes.add(NoteTexts.keptByJdk(type.getName(), e));
                }
            }
        }
        if (classes.stream().anyMatch(Forgetting::hasOtherMembers)) {
            try {
                caches.forgetBeans();
            } catch (ReflectiveOperationException | RuntimeException e) {
                notes.add(NoteTexts.beansKept(e));
            }
            notes.addAll(libraries.forget());
        }
        // Asked from here, and not through a reference: then it is what the JVM says.
        List<Class<?>> interfaces =
                reshaped.stream().filter(type -> type.isInterface()).toList();
        if (!interfaces.isEmpty()) {
            try {
                caches.forgetMembers(heirs(interfaces));
                caches.forgetManagedBeans(this::isLoadedByJdk);
            } catch (ReflectiveOperationException | RuntimeException e) {
                notes.add(NoteTexts.interfacesKeptByJdk(e));
            }
        }
        notes.addAll(groovy.forget(live, reshaped));
        if (resources.stream().anyMatch(path -> path.endsWith(".properties"))) {
            loaders.all().forEach(ResourceBundle::clearCache);
        }
        return notes;
    }

    private void forgetPackage(ChangedClass changed, List<String> notes) {
        String internalName = changed.internalName();
        String name = internalName
                .substring(0, internalName.length() - PACKAGE.length())
                .replace('/', '.');
        for (ClassLoader loader : loaders.all()) {
            Package known = loader.getDefinedPackage(name);
            try {
                if (known != null) {
                    caches.forgetAnnotations(known, changed.now() != null);
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                notes.add(NoteTexts.packageKept(name, e));
            }
        }
    }

    private List<Class<?>> heirs(List<Class<?>> interfaces) {
        List<Class<?>> heirs = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (interfaces.stream().anyMatch(parent -> parent != loaded && parent.isAssignableFrom(loaded))) {
                heirs.add(loaded);
            }
        }
        return heirs;
    }

    private boolean isLoadedByJdk(String name) {
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getClassLoader() == null && loaded.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOtherMembers(ChangedClass changed) {
        return changed.isLive()
                && changed.changes().stream()
                        .anyMatch(change -> !(change instanceof ClassChange.MethodBodyChanged
                                || change instanceof ClassChange.DebugInformationChanged));
    }

    private void forget(Class<?> type) throws ReflectiveOperationException {
        caches.forgetSerialForm(type);
        caches.forgetSignature(type);
        if (type.isAnnotation()) {
            List<Class<?>> bearers = new ArrayList<>();
            for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
                if (loaded.getClassLoader() instanceof ModuleLoader) {
                    bearers.add(loaded);
                }
            }
            caches.forgetAnnotations(type, bearers);
        }
    }
}
