package dev.hotreload.renewal;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.library.LibraryLinks;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.LibraryPlan;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.reload.ReloadService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has the loaders that it had when the program begins again.
 *
 * @param plan which libraries have others
 * @param modules the modules that have them
 * @param differences what is other about the class path, for people
 * @param notes what the user may not expect
 */
record Staying(LibraryPlan plan, Set<LaunchModule> modules, List<String> differences, List<String> notes) {

    /**
     * Finds out.
     *
     * @param launch the class path and the modules of then
     * @param haveLibrariesChanged whether jars may be others although they have the same names
     * @param onDisk what the modules have on disk now
     * @throws ReflectiveOperationException if the JDK is not as expected
     */
    static Staying of(
            ReloadService before,
            ApplicationLoader current,
            LaunchDescription launch,
            boolean haveLibrariesChanged,
            List<ModuleContent> onDisk,
            TrustedLookup lookup,
            JdkFields fields)
            throws ReflectiveOperationException {
        ApplicationLoaders loaders = current.loaders();
        List<Class<?>> classes = classes(before);
        List<String> notes = new ArrayList<>();
        List<String> differences = List.of();
        LibraryPlan plan = LibraryPlan.STAY;
        Set<String> ofLibraries = new HashSet<>();
        if (haveLibrariesChanged || !launch.classPath().equals(current.launch().classPath())) {
            List<Path> entries = new ArrayList<>(current.classPath(launch));
            launch.modules().forEach(module -> entries.remove(module.classes()));
            List<Path> known = loaders.libraryEntries();
            LibraryLinks links = new LibraryLinks(known, entries, loaders::isUnchanged);
            plan = new StayingLibraries(loaders, links, classes, before::initiatedClasses, fields, lookup)
                    .plan(packages(loaders.contents(), onDisk), notes);
            links.packages(plan.anew()).forEach(name -> ofLibraries.add(name.replace('.', '/')));
            links.services(plan.anew()).forEach(name -> ofLibraries.add(name.replace('.', '/')));
            List<Path> replaced = entries.stream()
                    .filter(entry -> known.contains(entry) && Files.isRegularFile(entry) && !loaders.isUnchanged(entry))
                    .toList();
            differences = Jars.differences(current.launch().classPath(), launch.classPath(), replaced);
        }
        Set<LaunchModule> modules = Set.of();
        if (!plan.haveAll()) {
            StayingCode code = new StayingCode(loaders, classes, fields, lookup);
            modules = StayingModules.of(before, launch, onDisk, code, plan, ofLibraries);
            Set<ClassLoader> stay = new HashSet<>();
            modules.forEach(module -> stay.add(loaders.loaderOf(module)));
            Set<String> found = foundForGood(loaders, plan, new Planned(loaders, stay, plan));
            if (!found.isEmpty()) {
                notes.clear();
                notes.add(RenewalTexts.librariesKnow(found));
                return all(differences, notes);
            }
        }
        return new Staying(plan, modules, differences, notes);
    }

    /** Nothing stays. */
    static Staying all(List<String> differences, List<String> notes) {
        return new Staying(LibraryPlan.ALL, Set.of(), differences, notes);
    }

    /** Whether some libraries have new loaders, and others have not. */
    boolean isPart() {
        return plan.isPart();
    }

    /** All classes of the application's loaders that the JVM has. */
    static List<Class<?>> classes(ReloadService service) {
        ApplicationLoaders loaders = service.loaders();
        return Arrays.stream(service.loadedClasses())
                .filter(type -> !type.isArray() && loaders.isOwn(type.getClassLoader()))
                .toList();
    }

    /** What libraries that stay have found for good of classes that go. */
    static Set<String> foundForGood(ApplicationLoaders loaders, LibraryPlan plan, Going going) {
        Set<String> found = new TreeSet<>();
        loaders.foundForGood(plan).stream().filter(going::type).forEach(type -> found.add(type.getName()));
        return found;
    }

    private static Set<String> packages(List<ModuleContent> before, List<ModuleContent> now) {
        Set<String> packages = new HashSet<>();
        for (List<ModuleContent> contents : List.of(before, now)) {
            for (ModuleContent content : contents) {
                content.startingWith("")
                        .keySet()
                        .forEach(path -> packages.add(path.substring(0, Math.max(0, path.lastIndexOf('/')))
                                .replace('/', '.')));
            }
        }
        return packages;
    }
}
