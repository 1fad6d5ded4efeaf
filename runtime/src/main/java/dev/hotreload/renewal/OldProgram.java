package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.loader.LibraryLoader;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.reload.ReloadService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The program as a generation runs it that is about to go. It ends as at the end of the JVM: frameworks, shutdown hooks, threads, and
 * what the operating system would close. Used by one thread.
 */
final class OldProgram {
    private static final Duration OF_HOOKS = Duration.ofSeconds(10);
    private static final Duration OF_THREADS = Duration.ofSeconds(2);

    private final ReloadService service;
    private final ApplicationLoader loader;
    private final boolean keepsLibraries;
    private final TrustedLookup lookup;
    private final JdkFields fields;
    private final LibraryLoader library;

    /** @param keepsLibraries whether classes of libraries stay */
    OldProgram(
            ReloadService service,
            ApplicationLoader loader,
            boolean keepsLibraries,
            TrustedLookup lookup,
            JdkFields fields) {
        this.service = service;
        this.loader = loader;
        this.keepsLibraries = keepsLibraries;
        this.lookup = lookup;
        this.fields = fields;
        this.library = loader.loaders().library();
    }

    /** Whether the classes of a loader go: those of modules, and of what has one of their loaders above it. */
    boolean goes(@Nullable ClassLoader candidate) {
        for (ClassLoader each = candidate; each != null; each = each.getParent()) {
            if (loader.loaders().isOfModule(each) || (!keepsLibraries && each == library)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Ends it.
     *
     * @param kept objects that stay in use
     * @return what the user must know, a sentence each
     */
    List<String> end(Set<Object> kept) throws InterruptedException {
        service.close();
        List<String> sentences = new ArrayList<>(service.closeFrameworks(kept::contains));
        List<Class<?>> classes = service.liveClasses();
        Set<String> names = new HashSet<>();
        classes.forEach(type -> names.add(type.getName()));
        OldThreads threads = new OldThreads(fields, this::goes, names, kept);
        try {
            sentences.addAll(new ShutdownHooks(lookup, threads::isOldHook).run(OF_HOOKS));
        } catch (ReflectiveOperationException e) {
            sentences.add(RenewalTexts.hooksNotRun(e));
        }
        List<Object> roots = threads.tasks();
        classes.stream().filter(this::isInitialised).forEach(type -> roots.addAll(fields.statics(type)));
        sentences.addAll(OpenResources.close(new OpenResources(fields, this::goes, kept).find(roots)));
        sentences.addAll(threads.end(OF_THREADS));
        return sentences;
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether " + type + " is initialised", e);
        }
    }
}
