package dev.hotreload.reload;

import dev.hotreload.api.HotReload;
import dev.hotreload.boot.LoopHook;
import dev.hotreload.boot.ReflectionHook;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.define.ClassPatterns;
import dev.hotreload.generation.Generation;
import dev.hotreload.groovy.GroovyCaches;
import dev.hotreload.hook.HookServices;
import dev.hotreload.hook.HookedClasses;
import dev.hotreload.hook.ReloadHooks;
import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loop.LoopedMethods;
import dev.hotreload.loop.Loops;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.outcome.ApplicationListeners;
import dev.hotreload.outcome.CallWatch;
import dev.hotreload.outcome.CountedReloads;
import dev.hotreload.outcome.GenerationReports;
import dev.hotreload.outcome.Later;
import dev.hotreload.outcome.OldFrameWatch;
import dev.hotreload.outcome.ReloadListener;
import dev.hotreload.reflect.ClassHooks;
import dev.hotreload.report.Reporter;
import dev.hotreload.rest.Rest;
import dev.hotreload.support.FoundObjects;
import dev.hotreload.support.Supports;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The engine at work in one application: its parts, put together, and handed on when the application begins again.
 *
 * <p>Safe for use by any thread.
 */
public final class ReloadService {
    private static final Duration LOOPS_PATIENCE = Duration.ofMinutes(1);

    private final ApplicationLoaders loaders;
    private final LaunchDescription launch;
    private final Reporter reporter;
    private final ThreadFactory threads;
    private final ApplicationListeners listeners;
    private final Supports supports;
    private final Map<String, Object> published = new ConcurrentHashMap<>();
    private final CallWatch calls;
    private final LoopedMethods looped;
    private final Loops loops;

    /** Whether its program has ended. */
    private volatile boolean isClosed;

    private final HookedClasses hooked;
    private final HookServices services;
    private final ReloadEngine engine;
    private final Instrumentation instrumentation;
    private final TrustedLookup lookup;
    private final ApplicationRuntime runtime;
    private final HookRoutes routes;
    private final Applying applying;
    private final SavedChanges saved;

    private ReloadService(
            ApplicationLoaders loaders,
            LaunchDescription launch,
            Instrumentation instrumentation,
            TrustedLookup lookup,
            Reporter reporter,
            ThreadFactory threads,
            ApplicationRuntime runtime,
            HookRoutes routes,
            int number) {
        this.instrumentation = instrumentation;
        this.lookup = lookup;
        this.runtime = runtime;
        this.routes = routes;
        this.loaders = loaders;
        this.launch = launch;
        this.reporter = reporter;
        this.threads = threads;
        // Each method reference that is linked costs every start of a program some time.
        Supplier<Generation> current = this::generation;
        Consumer<String> problem = reporter::problem;
        this.calls = new CallWatch(reporter, Later.on(threads, "hotreload-calls"));
        GenerationReports reports = new GenerationReports(reporter, new OldFrameWatch(reporter, threads), calls);
        this.listeners = new ApplicationListeners(reports, reporter, number);
        this.supports = new Supports(loaders, runtime.kept(), problem);
        this.looped = new LoopedMethods(launch.loops().methods(), current, problem);
        this.loops = new Loops(launch.loops(), looped, loaders, reporter);
        this.hooked = new HookedClasses(current);
        InitialisedClasses initialised = new InitialisedClasses(lookup, reporter);
        this.services = new HookServices(loaders.application(), problem);
        ReloadHooks hooks = new ReloadHooks(hooked, services, loaders, initialised, problem);
        ReloadListener listener =
                counted(new LoopedReloads(new HookedReloads(listeners, hooks), loops, loaders, initialised));
        EngineParts parts = new EngineParts(
                loaders,
                instrumentation,
                lookup,
                new ClassPatterns(launch.includes(), launch.excludes()),
                calls,
                supports,
                (internalName, classFile) ->
                        runtime.weave(internalName, hooked.weave(internalName, looped.weave(internalName, classFile))),
                launch.hierarchy().isOn(),
                launch.hierarchy() == Hierarchy.TRUE,
                problem,
                listener::internalError,
                routes,
                number);
        this.engine = new ReloadEngine(loaders, instrumentation, parts, supports, hooks, problem, listener, routes);
        this.applying = new Applying(engine, loaders, reporter, threads);
        this.saved = new SavedChanges(applying, loaders, launch, reporter, threads);
    }

    /** The application ends after some generations, for tests. */
    private ReloadListener counted(ReloadListener listener) {
        int last = launch.exitAfterReloads();
        return last == 0 ? listener : new CountedReloads(listener, last, threads, this::awaitRuns);
    }

    /**
     * Installs the engine; from now on classes are prepared. To be called before the first class of the application is
     * loaded.
     *
     * @param threads makes the runtime's own daemon threads
     * @param kept has what the application keeps for later generations of its loaders
     * @param patches makes those that the application wants
     * @throws UnmodifiableClassException if the JVM does not let its reflection be hooked
     * @throws ClassNotFoundException if this JDK's reflection has other classes
     */
    public static ReloadService install(
            ApplicationLoaders loaders,
            LaunchDescription launch,
            Instrumentation instrumentation,
            TrustedLookup lookup,
            Reporter reporter,
            ThreadFactory threads,
            KeptObjects kept,
            PatchMaker patches)
            throws UnmodifiableClassException, ClassNotFoundException {
        ApplicationRuntime runtime = new ApplicationRuntime(kept, patches);
        ReloadService service = new ReloadService(
                loaders, launch, instrumentation, lookup, reporter, threads, runtime, new HookRoutes(lookup), 0);
        if (launch.hierarchy().isOn()) {
            ReflectionHook.showInterfaces();
        }
        service.takeOver();
        ClassHooks.install(instrumentation, launch.hierarchy().isOn());
        GroovyCaches.hook(instrumentation);
        HotReload.install(runtime);
        service.supports.load(launch.supports(), instrumentation, reporter);
        return service;
    }

    /**
     * An engine for other loaders of the application, which prepares their classes from now on. Nothing asks it before
     * it {@linkplain #takeOver takes over}.
     *
     * @param launch the class path and the modules that they have
     */
    public ReloadService successor(ApplicationLoaders next, LaunchDescription launch) {
        routes.expectSeveral();
        return new ReloadService(
                next, launch, instrumentation, lookup, reporter, threads, runtime, routes, generationNumber() + 1);
    }

    /**
     * From now on the JVM, the API and the libraries ask this engine.
     *
     * @throws UnmodifiableClassException if the JVM does not let its reflection be hooked
     */
    public void takeOver() throws UnmodifiableClassException {
        engine.takeOver();
        LoopHook.install(loops);
        if (!looped.isEmpty() || runtime.isWoven()) {
            engine.hideFronts();
        }
        runtime.follow(listeners, loops, published, applying);
    }

    /** Whether the classes of a module are what they were defined as, because no reload has had to do with them. */
    public boolean isAsDefined(ModuleContent content) {
        return engine.isAsDefined(content);
    }

    /**
     * From now on the loaders that stay are of this generation, and this knows their classes; to be called before it
     * {@linkplain #takeOver takes over}.
     */
    public void takeIn(ReloadService before) {
        // No class may be defined that only one of the two gets to know.
        Lock defining = before.loaders.generationLock().writeLock();
        defining.lock();
        try {
            Predicate<String> isStaying = internalName -> loaders.isOfModule(before.loaders.ownerOf(internalName));
            loaders.takeIn();
            engine.takeIn(before.engine, isStaying);
            hooked.takeIn(before.hooked, isStaying);
        } finally {
            defining.unlock();
        }
    }

    /** Loads the supports of frameworks, once this has taken over from another engine. */
    public void loadSupports() {
        supports.load(launch.supports(), instrumentation, reporter);
    }

    /** What the user wants to keep of the frameworks, before they {@linkplain #closeFrameworks end}. */
    public FoundObjects keptOfFrameworks() {
        return supports.kept();
    }

    /** Binary names of the frameworks' classes whose objects are everybody's. */
    public Set<String> sharedOfFrameworks() {
        return supports.shared();
    }

    /**
     * Has the frameworks end what they have running, as at the end of the program.
     *
     * @param isKept whether an object stays in use
     * @return what the user must know
     */
    public List<String> closeFrameworks(Predicate<Object> isKept) {
        return supports.close(isKept);
    }

    /**
     * Another engine takes over, and the classes of this one are to be forgotten.
     *
     * @return what the user must know: what could not be taken back
     */
    public List<String> end() {
        supports.unload(instrumentation);
        return engine.end();
    }

    /** All classes of the application's modules that the JVM has, hidden ones included. */
    public List<Class<?>> liveClasses() {
        List<Class<?>> live = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaders.isOfModule(loaded.getClassLoader())) {
                live.add(loaded);
            }
        }
        return live;
    }

    /** All classes that the JVM has. */
    public Class<?>[] loadedClasses() {
        return instrumentation.getAllLoadedClasses();
    }

    /** The classes that a loader has defined, or found for those that it has defined. */
    public Class<?>[] initiatedClasses(ClassLoader loader) {
        return instrumentation.getInitiatedClasses(loader);
    }

    /** The loaders of the application whose classes this reloads. */
    public ApplicationLoaders loaders() {
        return loaders;
    }

    /** How the application was launched. */
    public LaunchDescription launch() {
        return launch;
    }

    /**
     * What is to be seen at the prompt, by name: what the application publishes, and the contexts of its frameworks.
     */
    public Map<String, Object> published() {
        Map<String, Object> all = new LinkedHashMap<>(supports.published());
        all.putAll(published);
        return all;
    }

    /** The objects that frameworks know by name. */
    public Map<String, Object> named() {
        return supports.named();
    }

    /** What is on disk, and becomes live when it changes. */
    public SavedChanges saved() {
        return saved;
    }

    /** Starts to watch; what is read of the modules' classes now is what runs. */
    public void watch() {
        saved.watch(
                () -> looped.check(internalName -> loaders.classFileOf(internalName) != null, engine::isReloadable));
    }

    /** Stops to watch, and to hold looped methods; what is live stays live. */
    public void close() {
        isClosed = true;
        calls.close();
        loops.end();
        saved.close();
    }

    /** The looped methods that threads are in, for whoever talks to the user. */
    public Loops loops() {
        return loops;
    }

    /** The number of the current generation. */
    public int generationNumber() {
        return generation().number();
    }

    private Generation generation() {
        return engine.generation();
    }

    /** The application ends, for tests, once what was asked for has been seen. */
    private void awaitRuns(int generation) {
        try {
            loops.awaitRuns(generation, LOOPS_PATIENCE);
        } catch (InterruptedException e) {
            // Then it ends now.
            Thread.currentThread().interrupt();
        }
    }

    /** Has {@code listener} told the binary names of all classes that a generation redefined, before it is reported. */
    public void onRedefined(Consumer<List<String>> listener) {
        engine.onRedefined(listener);
    }

    /**
     * What the JVM does not tell of classes. The fields that generations have added and the current one declares:
     * modifiers, binary name of the class, name and descriptor of each, with {@code /} between. And the interfaces of
     * classes that the JVM has defined with others: {@code implements}, binary name of the class, and theirs, with
     * commas.
     */
    public List<String> addedMembers() {
        return engine.addedMembers();
    }

    /**
     * Makes the first reload as fast as the others, if it is to, once the application has come to rest after its start.
     * Where one came before, there is nothing left to do, and the thread that waits keeps no program in memory that has
     * ended.
     */
    public void warmUp() {
        try {
            Rest rest = Rest.ofThisProcess();
            do {
                Thread.sleep(Rest.INTERVAL.toMillis());
            } while (!isClosed && !rest.hasCome());
            if (isClosed) {
                return;
            }
            services.look();
            if (launch.warmsUp() && generation().number() == 0) {
                engine.warmUp();
                applying.rehearse();
            }
        } catch (InterruptedException e) {
            // Only the end of the JVM interrupts this thread.
            Thread.currentThread().interrupt();
        } catch (IOException
                | UnmodifiableClassException
                | ClassNotFoundException
                | RuntimeException
                | LinkageError e) {
            reporter.internalError(ErrorTexts.warmingUp(), e);
        }
    }
}
