package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoader;
import dev.hotreload.loader.ApplicationLoaders;
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
    private final ApplicationLoaders next;
    private final TrustedLookup lookup;
    private final JdkFields fields;

    /** @param next the loaders of the generation that comes; classes of those that it has in common with this one stay */
    OldProgram(
            ReloadService service,
            ApplicationLoader loader,
            ApplicationLoaders next,
            TrustedLookup lookup,
            JdkFields fields) {
        this.service = service;
        this.loader = loader;
        this.next = next;
        this.lookup = lookup;
        this.fields = fields;
    }

    /** Whether the classes of a loader go: those of modules and libraries that begin anew, and of loaders below theirs. */
    boolean goes(@Nullable ClassLoader candidate) {
        return StayingCode.isBelow(candidate, each -> loader.loaders().isOwn(each) && !next.isOwn(each));
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
        List<Class<?>> classes = service.liveClasses().stream()
                .filter(type -> goes(type.getClassLoader()))
                .toList();
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
