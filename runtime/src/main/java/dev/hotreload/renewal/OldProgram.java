package dev.hotreload.renewal;

import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.reload.ReloadService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The program as a generation runs it that is about to go. It ends as at the end of the JVM: frameworks, shutdown
 * hooks, threads, and what the operating system would close. Used by one thread.
 */
final class OldProgram {
    private static final Duration OF_HOOKS = Duration.ofSeconds(10);
    private static final Duration OF_SERVERS = Duration.ofSeconds(10);
    private static final Duration OF_THREADS = Duration.ofSeconds(2);

    private final ReloadService service;
    private final Going goes;
    private final TrustedLookup lookup;
    private final JdkFields fields;
    private final TimerTasks timers;

    /**
     * @param next the loaders of the generation that comes; classes of those that it has in common with this one stay
     * @throws ReflectiveOperationException if this JDK has elsewhere what must be ended
     */
    OldProgram(ReloadService service, ApplicationLoaders next, TrustedLookup lookup, JdkFields fields)
            throws ReflectiveOperationException {
        this.timers = new TimerTasks(lookup);
        this.service = service;
        this.goes = Going.between(service.loaders(), next);
        this.lookup = lookup;
        this.fields = fields;
    }

    /** Which classes go: those of modules and libraries that begin anew, and of loaders below theirs. */
    Going goes() {
        return goes;
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
        List<Class<?>> classes =
                Arrays.stream(service.loadedClasses()).filter(goes::type).toList();
        Set<String> names = new HashSet<>();
        classes.forEach(type -> names.add(type.getName()));
        OldThreads threads = new OldThreads(fields, goes, names, kept);
        try {
            sentences.addAll(new ShutdownHooks(lookup, threads::isOldHook).run(OF_HOOKS));
        } catch (ReflectiveOperationException e) {
            sentences.add(RenewalTexts.hooksNotRun(e));
        }
        LibraryServers servers = new LibraryServers(fields, new ThreadTasks(fields), goes, kept, this::ofStaying);
        Ports ports = new Ports();
        sentences.addAll(servers.end(OF_SERVERS, OF_THREADS, ports));
        List<Object> roots = threads.tasks();
        classes.stream().filter(this::isInitialised).forEach(type -> roots.addAll(fields.statics(type)));
        OpenResources resources = new OpenResources(fields, goes, kept);
        Set<Object> reached = resources.reached(roots);
        List<Object> open = resources.among(reached);
        ports.add(open);
        sentences.addAll(OpenResources.close(open, OF_SERVERS));
        sentences.addAll(threads.end(OF_THREADS, timers));
        sentences.addAll(ports.awaitFree(OF_THREADS));
        sentences.addAll(new OpenFiles(fields, kept).among(reached));
        return sentences;
    }

    /** What libraries that stay hold until the end of the JVM: in static fields, and with shutdown hooks. */
    private List<Object> ofStaying() {
        List<Object> values = new ArrayList<>();
        try {
            ThreadTasks tasks = new ThreadTasks(fields);
            new ShutdownHooks(lookup, hook -> true).find().forEach(hook -> values.addAll(tasks.means(hook)));
        } catch (ReflectiveOperationException e) {
            // Told when the program's own are run.
            return values;
        }
        for (Class<?> type : service.loadedClasses()) {
            if (!goes.type(type) && service.loaders().isOwn(type.getClassLoader()) && isInitialised(type)) {
                values.addAll(fields.statics(type));
            }
        }
        return values;
    }

    private boolean isInitialised(Class<?> type) {
        try {
            return lookup.isInitialised(type);
        } catch (Throwable e) {
            throw new LinkageError("hotreload: whether " + type + " is initialised", e);
        }
    }
}
