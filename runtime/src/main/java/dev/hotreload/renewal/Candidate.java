package dev.hotreload.renewal;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.reload.ReloadService;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * A generation whose classes are loaded and verified, and none of whose code has run.
 *
 * @param main {@code ()void}: its {@code main} with the program's arguments
 * @param staying what has the loaders that it had
 */
record Candidate(
        ReloadService service, ApplicationLoader loader, Class<?> mainClass, MethodHandle main, Staying staying) {

    /**
     * Loads the classes that the running generation uses, as they are on disk now.
     *
     * @param launch the class path and the modules
     * @throws CannotRenew if one of them cannot be loaded, or the program has no {@code main}
     * @throws ReflectiveOperationException if the JDK is not as expected
     */
    static Candidate prepare(
            ReloadService before,
            ApplicationLoader current,
            LaunchDescription launch,
            boolean haveLibrariesChanged,
            TrustedLookup lookup,
            JdkFields fields)
            throws CannotRenew, ReflectiveOperationException {
        if (!before.saved().patches().isEmpty()) {
            throw new CannotRenew(RenewalTexts.patchesAreLive());
        }
        List<ModuleContent> onDisk = onDisk(launch);
        Staying staying = Staying.of(before, current, launch, haveLibrariesChanged, onDisk, lookup, fields);
        if (!staying.plan().isNone()) {
            forgetJars(lookup);
        }
        try {
            return load(before, current, launch, staying, lookup);
        } catch (CannotRenew e) {
            if (!staying.isPart()) {
                throw e;
            }
            // It may be that what stays does not get along with what is new; if it is something else, this says so,
            // too.
            return load(before, current, launch, Staying.all(staying.differences(), List.of()), lookup);
        }
    }

    private static Candidate load(
            ReloadService before,
            ApplicationLoader current,
            LaunchDescription launch,
            Staying staying,
            TrustedLookup lookup)
            throws CannotRenew {
        ApplicationLoader loader = current.next(launch, staying.plan(), staying.modules());
        for (ModuleContent content : loader.loaders().contents()) {
            if (!staying.modules().contains(content.module())) {
                read(content);
            }
        }
        ReloadService service = before.successor(loader.loaders(), launch);
        Class<?> mainClass;
        try {
            mainClass = Class.forName(launch.mainClass(), false, loader);
        } catch (ClassNotFoundException e) {
            throw new CannotRenew(RenewalTexts.noMainClass(launch.mainClass()), e);
        } catch (LinkageError e) {
            throw new CannotRenew(RenewalTexts.notLinked(launch.mainClass(), e), e);
        }
        load(before, loader, lookup);
        MethodHandle main = ProgramMain.of(mainClass, launch.renewal().arguments(), lookup)
                .orElseThrow(() -> new CannotRenew(RenewalTexts.noMain(launch.mainClass())));
        return new Candidate(service, loader, mainClass, main, staying);
    }

    private static void forgetJars(TrustedLookup lookup) throws CannotRenew {
        try {
            JarCaches.forget(lookup);
        } catch (ReflectiveOperationException e) {
            throw new CannotRenew(RenewalTexts.jdkIsOther(e), e);
        }
    }

    private static List<ModuleContent> onDisk(LaunchDescription launch) throws CannotRenew {
        List<ModuleContent> contents = new ArrayList<>();
        for (LaunchModule module : launch.modules()) {
            ModuleContent content = new ModuleContent(module);
            read(content);
            contents.add(content);
        }
        return contents;
    }

    private static void read(ModuleContent content) throws CannotRenew {
        try {
            // Nothing has been read of it before, so nothing can have changed since.
            content.readAll();
        } catch (IOException e) {
            throw new CannotRenew(
                    RenewalTexts.unreadable(
                            content.module().name(), content.module().classes(), e.toString()),
                    e);
        }
    }

    private static void load(ReloadService before, ApplicationLoader loader, TrustedLookup lookup) throws CannotRenew {
        for (Class<?> live : before.liveClasses()) {
            String internalName = live.getName().replace('.', '/');
            boolean isThere =
                    !live.isHidden() && !live.isArray() && loader.loaders().classFileOf(internalName) != null;
            if (isThere) {
                try {
                    lookup.link(Class.forName(live.getName(), false, loader));
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new CannotRenew(RenewalTexts.notLinked(live.getName(), e), e);
                }
            }
        }
    }
}
