package dev.hotreload.renewal;

import dev.hotreload.classfile.PackageMentions;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.LibraryPlan;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.reload.ReloadService;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * Finds the modules that keep their loaders, with classes and static fields, when the program begins again: those that
 * have not changed and know nothing of any that begins anew. Not the application module, whose {@code main} runs again.
 *
 * <p>A module that might is asked more than its dependencies: {@link StayingCode} looks whether what it has in the JVM
 * would be in the way. In doubt a module begins anew. Used by one thread.
 */
final class StayingModules {
    private final ReloadService before;
    private final ApplicationLoaders loaders;
    private final StayingCode code;
    private final Map<LaunchModule, ModuleContent> running = new LinkedHashMap<>();
    private final Map<LaunchModule, ModuleContent> onDisk;
    private final LibraryPlan plan;
    /** Internal names of packages of libraries that begin anew, and of services that those provide. */
    private final Set<String> ofLibraries;

    private final Set<LaunchModule> staying = new LinkedHashSet<>();

    private StayingModules(
            ReloadService before,
            Map<LaunchModule, ModuleContent> onDisk,
            StayingCode code,
            LibraryPlan plan,
            Set<String> ofLibraries) {
        this.before = before;
        this.loaders = before.loaders();
        this.onDisk = onDisk;
        this.code = code;
        this.plan = plan;
        this.ofLibraries = ofLibraries;
        loaders.contents().forEach(content -> running.put(content.module(), content));
    }

    /**
     * The modules that stay.
     *
     * @param before runs
     * @param onDisk what the modules have on disk now
     * @param code what the JVM has of the modules
     * @param plan which libraries begin anew
     * @param ofLibraries internal names of their packages, and of the services that they provide
     * @throws ReflectiveOperationException if the JDK is not as expected
     */
    static Set<LaunchModule> of(
            ReloadService before,
            LaunchDescription launch,
            List<ModuleContent> onDisk,
            StayingCode code,
            LibraryPlan plan,
            Set<String> ofLibraries)
            throws ReflectiveOperationException {
        Map<LaunchModule, ModuleContent> read = new LinkedHashMap<>();
        onDisk.forEach(content -> read.put(content.module(), content));
        return new StayingModules(before, read, code, plan, ofLibraries).find(launch);
    }

    private Set<LaunchModule> find(LaunchDescription launch) throws ReflectiveOperationException {
        onDisk.keySet().stream().filter(this::isUnchanged).forEach(staying::add);
        if (plan.isNone() && staying.size() == onDisk.size() && onDisk.keySet().equals(running.keySet())) {
            // Who has everything begin again although nothing has changed wants just that.
            return Set.of();
        }
        staying.removeIf(module -> module.name().equals(launch.application()));
        int size;
        do {
            size = staying.size();
            removeSharing();
            Set<String> anew = packagesAnew();
            staying.removeIf(module -> mentions(module, anew));
            Going goes = goes();
            Set<String> gone = code.names(goes);
            for (LaunchModule module : List.copyOf(staying)) {
                if (code.isInTheWay(loaders.loaderOf(module), goes, gone)) {
                    staying.remove(module);
                }
            }
        } while (staying.size() < size);
        return staying;
    }

    private boolean isUnchanged(LaunchModule module) {
        ModuleContent runs = running.get(module);
        ModuleContent now = onDisk.get(module);
        return runs != null && now != null && areSame(runs, now) && before.isAsDefined(runs);
    }

    private static boolean areSame(ModuleContent runs, ModuleContent now) {
        NavigableMap<String, byte[]> some = runs.startingWith("");
        NavigableMap<String, byte[]> others = now.startingWith("");
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    /** A package that several modules have is defined by one loader, now or before; they begin anew together. */
    private void removeSharing() {
        Map<String, Set<LaunchModule>> byPackage = new HashMap<>();
        for (Map<LaunchModule, ModuleContent> contents : List.of(running, onDisk)) {
            contents.forEach((module, content) -> packages(content)
                    .forEach(name ->
                            byPackage.computeIfAbsent(name, this::owners).add(module)));
        }
        for (Set<LaunchModule> sharing : byPackage.values()) {
            if (sharing.size() > 1) {
                staying.removeAll(sharing);
            }
        }
    }

    private Set<LaunchModule> owners(String packageName) {
        String name = packageName.replace('/', '.');
        Set<LaunchModule> owners = new HashSet<>();
        ModuleLoader owner = loaders.ownerOfPackage(name);
        running.keySet().stream()
                .filter(module -> loaders.loaderOf(module) == owner)
                .forEach(owners::add);
        onDisk.keySet().stream()
                .filter(module -> ApplicationLoaders.hasPackage(module, name))
                .findFirst()
                .ifPresent(owners::add);
        return owners;
    }

    private Set<String> packagesAnew() {
        Set<String> packages = new HashSet<>();
        for (Map<LaunchModule, ModuleContent> contents : List.of(running, onDisk)) {
            contents.forEach((module, content) -> {
                if (!staying.contains(module)) {
                    packages.addAll(packages(content));
                }
            });
        }
        return packages;
    }

    private static Set<String> packages(ModuleContent content) {
        Set<String> packages = new HashSet<>();
        for (String path : content.startingWith("").keySet()) {
            packages.add(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
        }
        return packages;
    }

    private boolean mentions(LaunchModule module, Set<String> packages) {
        ModuleContent content = running.get(module);
        return content != null
                && content.startingWith("").values().stream()
                        .anyMatch(file -> PackageMentions.any(file, packages) || mentionsLibraries(file));
    }

    private boolean mentionsLibraries(byte[] classFile) {
        Set<String> mentioned = new HashSet<>();
        PackageMentions.addTo(mentioned, classFile, ofLibraries);
        return !mentioned.isEmpty();
    }

    /** Which classes go, as far as is known. */
    private Going goes() {
        Set<ClassLoader> stay = new HashSet<>();
        staying.forEach(module -> stay.add(loaders.loaderOf(module)));
        return new Planned(loaders, stay, plan);
    }
}
