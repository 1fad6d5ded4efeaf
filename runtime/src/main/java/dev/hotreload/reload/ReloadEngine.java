package dev.hotreload.reload;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ModuleChanges;
import dev.hotreload.change.UnfinishedNests;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.define.ClassPatterns;
import dev.hotreload.define.ClassSources;
import dev.hotreload.define.Definitions;
import dev.hotreload.define.GeneratedFiles;
import dev.hotreload.enums.EnumArguments;
import dev.hotreload.enums.EnumCollections;
import dev.hotreload.enums.EnumFinisher;
import dev.hotreload.enums.LiveEnums;
import dev.hotreload.enums.SwitchMaps;
import dev.hotreload.generated.GeneratedClasses;
import dev.hotreload.generation.CurrentGeneration;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.hook.ReloadHooks;
import dev.hotreload.live.AwaitedClasses;
import dev.hotreload.live.LazyLinker;
import dev.hotreload.live.LiveFields;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.loader.ModuleLoader;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.message.PatchTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.outcome.ApplicationListeners;
import dev.hotreload.outcome.AppliedGeneration;
import dev.hotreload.outcome.CallWatch;
import dev.hotreload.outcome.FieldNotes;
import dev.hotreload.outcome.NotLiveReports;
import dev.hotreload.outcome.Notes;
import dev.hotreload.outcome.OldFrames;
import dev.hotreload.outcome.ReloadListener;
import dev.hotreload.outcome.StaleStatics;
import dev.hotreload.outcome.TransactionFailure;
import dev.hotreload.patch.PatchSet;
import dev.hotreload.patch.Patches;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.plan.RefusedChange;
import dev.hotreload.report.NotLive;
import dev.hotreload.source.SourceHandles;
import dev.hotreload.source.SourceMembers;
import dev.hotreload.source.SourceReflection;
import dev.hotreload.support.FollowOutcome;
import dev.hotreload.support.Supports;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes change sets current: reads and compares them, plans, and applies or refuses each as a whole.
 *
 * <p>{@link #apply} is called by one thread at a time; everything else is safe for use by any thread.
 */
final class ReloadEngine {
    private final Instrumentation instrumentation;
    private final LoadedClasses loaded;
    private final Definitions definitions;
    private final LiveMembers members;
    private final LiveEnums enums;
    private final Transaction transaction;
    private final Reinitialiser reinitialiser;
    private final Forgetting forgetting;
    private final GeneratedFollowers followers;
    private final ReloadListener listener;
    private final Supports supports;
    private final Drafting drafting;
    private final PendingFiles pending;
    private final Patches patches;
    private final Consumer<String> problem;
    private final AppliedSets applied = new AppliedSets();
    private final Set<ModuleContent> reloaded = ConcurrentHashMap.newKeySet();
    private final RecentNests recent = new RecentNests(System::nanoTime);
    private final AwaitedNests awaitedNests;
    private final CurrentGeneration current;
    private final JdkHooks hooks;
    private final GeneratedClasses generated;
    private final HookRoutes routes;
    private final EngineViews views;
    private final ReloadHooks reloadHooks;
    private volatile Consumer<List<String>> redefinitions = binaryNames -> {};

    /**
     * An engine for the application of these loaders, whose classes it prepares from now on.
     *
     * @param patterns which classes may be reloaded
     * @param calls is told of first calls of changed methods
     * @param supports have frameworks follow
     * @param last has the last word about what the JVM gets, by the class's internal name
     * @param hasSeats whether classes get room for other interfaces
     * @param mayInterfacesExtend whether interfaces may get others, too
     * @param reloadHooks call the application's methods before a reload; the listener has them called after it
     * @param problem is told what methods of the application throw
     * @param routes has the hooks of the JVM ask the right engine
     * @param number the generation that the classes on disk are; 0 at the start
     */
    ReloadEngine(
            ApplicationLoaders loaders,
            Instrumentation instrumentation,
            TrustedLookup lookup,
            ClassPatterns patterns,
            CallWatch calls,
            Supports supports,
            BiFunction<String, byte[], byte[]> last,
            boolean hasSeats,
            boolean mayInterfacesExtend,
            ReloadHooks reloadHooks,
            Consumer<String> problem,
            ReloadListener listener,
            HookRoutes routes,
            int number) {
        this.reloadHooks = reloadHooks;
        this.instrumentation = instrumentation;
        this.loaded = new LoadedClasses(loaders, instrumentation, lookup);
        this.listener = listener;
        this.supports = supports;
        this.pending = new PendingFiles(loaders.contents());
        this.patches = new Patches(loaders.contents());
        this.problem = problem;
        this.awaitedNests = new AwaitedNests(problem);
        GeneratedFiles generatedFiles = new GeneratedFiles();
        ClassSources sources = new ClassSources(loaders, generatedFiles);
        ClassSource initial = sources.running(LiveNames.SAME);
        this.current = new CurrentGeneration(
                loaders::name, new Generation(number, ClassModel.initial(initial), LiveNames.SAME));
        this.definitions = new Definitions(
                loaders, patterns, sources, generatedFiles, current, last, hasSeats, mayInterfacesExtend);
        this.drafting = new Drafting(loaders, definitions, sources, recent, calls);
        LiveFields fields = new LiveFields(lookup, current, problem);
        EnumCollections collections = new EnumCollections(instrumentation, lookup);
        Redefinitions redefinitions = new Redefinitions(instrumentation, last);
        SwitchMaps switchMaps = new SwitchMaps(
                instrumentation, redefinitions, lookup, sources, definitions, current, listener::internalError);
        this.enums = new LiveEnums(
                loaders,
                lookup,
                fields,
                collections,
                new EnumFinisher(
                        lookup,
                        fields,
                        collections,
                        switchMaps,
                        new EnumArguments(lookup, fields, current, listener::internalError),
                        listener::internalError));
        AwaitedClasses awaited = new AwaitedClasses();
        this.members = new LiveMembers(loaders, lookup, current, fields, enums::complete, awaited);
        SourceReflection reflection =
                new SourceReflection(current, loaders, lookup, members, definitions::isLeftOut, definitions::wasSealed);
        LazyLinker linker = new LazyLinker(members, calls::called);
        this.views = new EngineViews(
                linker,
                reflection,
                fields.cloning(),
                () -> new SourceMembers(
                        current, new SourceHandles(current, lookup, members, linker), reflection.fields(), members),
                () -> reflection.traces(redefinitions));
        this.routes = routes;
        this.hooks = new JdkHooks(instrumentation, routes);
        this.transaction = new Transaction(
                loaders,
                instrumentation,
                redefinitions,
                members,
                hooks,
                enums,
                new Hierarchies(loaders, instrumentation, lookup, redefinitions, current));
        this.reinitialiser = new Reinitialiser(loaders, lookup, members);
        this.forgetting = new Forgetting(loaders, instrumentation, lookup);
        this.generated = new GeneratedClasses(
                definitions::hasFile,
                definitions::prepareGenerated,
                (beside, classFile) -> lookup.trusted().in(beside).defineClass(classFile),
                loaders);
        this.followers = new GeneratedFollowers(
                loaders,
                generated,
                drafting,
                transaction,
                current,
                reinitialiser,
                awaited,
                new ProxyMethods(instrumentation, redefinitions, lookup),
                new UnknownGenerators(instrumentation::getAllLoadedClasses, type -> isOfKnownOrigin(type, generated)),
                this::redefined);
        loaders.attach(EngineViews.class, views);
        loaders.prepareWith(definitions);
    }

    /** From now on the JVM's hooks ask this engine about all but what belongs to earlier ones. */
    void takeOver() {
        instrumentation.addTransformer(generated);
        routes.takeOver(views);
    }

    /**
     * Another engine takes over: what the JVM and the libraries have of this one is taken back.
     *
     * @return what the user must know: what could not be taken back
     */
    List<String> end() {
        instrumentation.removeTransformer(generated);
        List<String> notes = new ArrayList<>(transaction.end());
        notes.addAll(forgetting.forgetAll());
        return notes;
    }

    /** Whether the classes of a module are what they were defined as, because no reload has had to do with them. */
    boolean isAsDefined(ModuleContent content) {
        ClassModel model = current.get().model();
        return !reloaded.contains(content)
                && content.classFiles().stream()
                        .map(ModuleContent::internalNameOf)
                        .allMatch(name -> model.state(name) == null && definitions.isAsCompiled(name));
    }

    /** Has what another engine knows of classes that are {@linkplain #isAsDefined as they were defined}. */
    void takeIn(ReloadEngine before, Predicate<String> isStaying) {
        definitions.takeIn(before.definitions, isStaying);
    }

    /** What is current. */
    Generation generation() {
        return current.get();
    }

    /** Whether a class may be reloaded, by its internal name. */
    boolean isReloadable(String internalName) {
        return definitions.isReloadable(internalName);
    }

    /**
     * Has stack traces leave the frames out that loop, or ask for kept results, from the start.
     *
     * @throws UnmodifiableClassException if the JVM does not let them be hooked
     */
    void hideFronts() throws UnmodifiableClassException {
        hooks.hookTraces();
    }

    /** What the JVM does not tell of classes, see {@link AddedMembers}. */
    List<String> addedMembers() {
        return AddedMembers.of(current.get().model());
    }

    /** Has {@code listener} told the binary names of all classes that a generation redefined, before it is reported. */
    void onRedefined(Consumer<List<String>> listener) {
        redefinitions = listener;
    }

    /** Walks a change of our own through the engine. */
    void warmUp() throws IOException, UnmodifiableClassException, ClassNotFoundException {
        new WarmUp(instrumentation, definitions).run();
    }

    /**
     * Applies what changed, in all modules together, or refuses it; either way the listener is told.
     *
     * @param waiting for what it waits; a set that does is kept, and joins the next
     * @return false if the set was kept, because the rest of it seems to be missing
     */
    boolean apply(ModuleChanges changed, Waiting waiting) {
        return applySaved(pending.with(changed), waiting);
    }

    /** Applies a set that was kept and that nothing has joined: whoever wrote it has had time for the rest. */
    void applyIncomplete() {
        if (pending.hasIncomplete()) {
            apply(ModuleChanges.NONE, Waiting.FOR_NEST);
        }
    }

    /** Tries once more to apply all sets that were not applied, together. */
    void applyAgain() {
        applyKept(pending.all());
    }

    /** Applies what was taken back in these modules, and what came with it. */
    void applyTakenBack(Set<String> modules) {
        applyKept(pending.takenBack(modules));
    }

    private void applyKept(ModuleChanges kept) {
        if (kept.modules().isEmpty()) {
            pending.forget(kept);
        } else {
            applySaved(kept, Waiting.NO_LONGER);
        }
    }

    /**
     * Takes the last generation back that was not taken back yet, as a generation of its own.
     *
     * @return what is on disk and no longer live because of it; empty if there is no such generation, or it cannot be taken
     *     back, which the listener is told
     */
    Optional<ModuleChanges> undo() {
        Optional<AppliedSets.Applied> last = applied.last();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        int before = current.get().number();
        ModuleChanges back = last.get().undo().since(System.nanoTime());
        applyWhole(back, patches.back(back, last.get().patches()), Waiting.NO_LONGER, last);
        pending.forget(back);
        if (current.get().number() == before) {
            return Optional.empty();
        }
        applied.removeLast();
        return Optional.of(
                last.get().isPatch()
                        ? ModuleChanges.NONE
                        : pending.undone(last.get().number(), last.get().changes()));
    }

    /**
     * Makes the patches of a directory live in place of those that are.
     *
     * @return why not; empty if they are
     * @throws IOException if they cannot be read
     */
    List<NotLive> patch(Path directory) throws IOException {
        Patches.Resolved next = patches.replacement(directory);
        applyWhole(next.changes(), next, Waiting.NO_LONGER, Optional.empty());
        List<NotLive> refused = pending.reasons(next.changes());
        pending.forget(next.changes());
        return refused;
    }

    /** The patches that are live. */
    Patches patches() {
        return patches;
    }

    /** The number of the generation that {@link #undo} would take back; 0 if there is none. */
    int undoable() {
        return applied.last().map(AppliedSets.Applied::number).orElse(0);
    }

    /** Whether a set was kept whose rest seems to be missing. */
    boolean hasIncomplete() {
        return pending.hasIncomplete();
    }

    /** Why what was kept is not live. */
    List<NotLive> notLive() {
        List<NotLive> entries = new ArrayList<>(pending.notLive());
        entries.addAll(patches.notLive());
        return entries;
    }

    private boolean applySaved(ModuleChanges changes, Waiting waiting) {
        return applyWhole(changes, patches.resolve(changes), waiting, Optional.empty());
    }

    /**
     * @param kept the set, as {@link #pending} knows it
     * @param resolved what to apply of it
     * @param undone what the changes take back
     */
    private boolean applyWhole(
            ModuleChanges kept, Patches.Resolved resolved, Waiting waiting, Optional<AppliedSets.Applied> undone) {
        ModuleChanges changes = resolved.changes();
        long start = System.nanoTime();
        Draft draft = drafting.draft(current.get(), changes);
        Generation before = draft.before();
        ChangeSet changeSet = draft.changeSet();
        List<String> modules = changes.namesOfThoseWith(changeSet.paths(before.names()));
        Optional<UnfinishedNests.Unfinished> nest = draft.unfinished();
        if (nest.isPresent() && waiting == Waiting.FOR_REST) {
            pending.incomplete(kept);
            return false;
        }
        if (nest.isPresent() && nest.get().isCertain() && waiting == Waiting.FOR_NEST) {
            pending.because(kept, awaitedNests.waits(changes.names(), nest.get()));
            return true;
        }
        if (!draft.refusals().isEmpty()) {
            pending.because(kept, NotLiveReports.refused(modules, draft.refusals()));
            listener.refused(before.number(), modules, changeSet.classes(), draft.refusals());
            return true;
        }
        NextGeneration next = draft.next();
        if (next == null) {
            changes.accept();
            patches.install(resolved.after());
            resolved.notes().forEach(problem);
            pending.forget(kept);
            return true;
        }
        if (waiting == Waiting.FOR_REST && MissingMembers.areExpected(changeSet, next)) {
            pending.incomplete(kept);
            return false;
        }
        List<RefusedChange> inVain = MissingMembers.inVain(resolved, next, changeSet);
        if (!inVain.isEmpty()) {
            pending.because(kept, NotLiveReports.refused(modules, inVain));
            listener.refused(before.number(), modules, changeSet.classes(), inVain);
            return true;
        }
        reloaded.addAll(changes.modules());
        long planned = System.nanoTime();
        List<String> notes = new ArrayList<>(supports.prepare(changeSet.classes(), changes.resources()));
        reloadHooks.before(
                ApplicationListeners.reload(before.number() + 1, modules, changeSet.classes(), changes.resources()));
        OldFrames frames = OldFrames.before(changeSet.classes());
        Commit commit;
        followers.announce(changeSet.classes());
        try {
            commit = transaction.commit(changes, next, current::set, before, () -> drafting.isOutdated(draft));
            if (commit.isOutdated()) {
                followers.withdraw();
                // What was loaded stays loaded, so there are fewer and fewer rounds of this.
                return applyWhole(kept, resolved, waiting, undone);
            }
        } catch (TransactionFailure failure) {
            followers.withdraw();
            pending.because(kept, NotLiveReports.failed(modules, changeSet.classes(), failure));
            listener.failed(before.number(), modules, changeSet.classes(), failure);
            return true;
        }
        long done = System.nanoTime();
        pending.forget(kept);
        PatchSet patchesBefore = patches.live();
        patches.install(resolved.after());
        notes.addAll(resolved.notes());
        undone.ifPresentOrElse(
                taken -> {
                    notes.add(
                            taken.isPatch()
                                    ? PatchTexts.takenBack(taken.number())
                                    : NoteTexts.takenBack(taken.number()));
                    notes.addAll(Notes.ofMigrationsTakenBack(changeSet.classes()));
                },
                () -> applied.add(new AppliedSets.Applied(
                        next.generation().number(), changes, commit.undo(), patchesBefore, resolved.isPatch())));
        redefined(next);
        Set<String> resources = changes.resources();
        // Before initialisers run that may ask for members by name.
        List<String> notForgotten = forgetting.forget(changeSet.classes(), resources);
        notes.addAll(commit.notes());
        notes.addAll(followers.follow(changeSet.classes()));
        notes.addAll(Notes.of(changeSet.classes()));
        notes.addAll(Notes.ofLeftBehind(changeSet));
        notes.addAll(Notes.ofLost(next.callersByLost()));
        notes.addAll(next.notes());
        notes.addAll(enums.completeAll());
        notes.addAll(StaleStatics.notes(
                changeSet.classes(),
                next.generation().model()::find,
                loaded::ofModules,
                loaded::isInitialised,
                next.reinitialised()));
        notes.addAll(reinitialiser.run(next.reinitialised()));
        notes.addAll(notForgotten);
        long following = System.nanoTime();
        FollowOutcome outcome = supports.follow(changeSet.classes(), resources);
        notes.addAll(FieldNotes.of(changeSet.classes(), (internalName, field) -> {
            ClassState state = next.generation().model().state(internalName);
            return outcome.filled().contains(internalName + "." + field.name())
                    || (state != null && state.first().fields().containsKey(field));
        }));
        notes.addAll(outcome.notes());
        Duration follow = Duration.ofNanos(System.nanoTime() - following);
        // At the end: what is written meanwhile is noticed now, and is no later for that.
        awaitedNests.applied(changes.classes());
        recent.matched(changeSet.nests(), changes.detectedNanos(), changes.classes());
        listener.applied(new AppliedGeneration(
                next.generation().number(),
                modules,
                changeSet.classes(),
                resources,
                outcome.changes(),
                notes,
                Duration.ofNanos(start - changes.detectedNanos()),
                Duration.ofNanos(planned - start),
                Duration.ofNanos(done - planned),
                follow,
                loaded.initialised(next.probed()),
                frames));
        return true;
    }

    private void redefined(NextGeneration next) {
        redefinitions.accept(Stream.concat(next.redefined().stream(), next.dispatching().stream())
                .map(state -> state.internalName().replace('/', '.'))
                .distinct()
                .toList());
    }

    /**
     * Plans ahead what {@link #apply} will probably be called with, while more may still follow.
     *
     * @param changes class files only
     */
    void expect(ModuleChanges changes) {
        if (!pending.wouldJoin(changes.modules())) {
            drafting.makeAhead(current.get(), changes);
        }
    }

    private boolean isOfKnownOrigin(Class<?> type, GeneratedClasses generated) {
        String internalName = LiveMembers.internalName(type);
        return type.getClassLoader() instanceof ModuleLoader
                && (generated.isKnown(internalName) || definitions.hasFile(internalName));
    }
}
