package dev.hotreload.reload;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.change.ModuleChanges;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.generation.CurrentGeneration;
import dev.hotreload.generation.Generation;
import dev.hotreload.hook.ReloadHooks;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.message.PatchTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.outcome.ApplicationListeners;
import dev.hotreload.outcome.AppliedGeneration;
import dev.hotreload.outcome.NotLiveReports;
import dev.hotreload.outcome.Notes;
import dev.hotreload.outcome.OldFrames;
import dev.hotreload.outcome.ReloadListener;
import dev.hotreload.outcome.TransactionFailure;
import dev.hotreload.patch.PatchSet;
import dev.hotreload.patch.Patches;
import dev.hotreload.plan.NextGeneration;
import dev.hotreload.report.NotLive;
import dev.hotreload.support.Supports;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes change sets current: reads and compares them, plans, and applies or refuses each as a whole.
 *
 * <p>{@link #apply} is called by one thread at a time; everything else is safe for use by any thread.
 */
final class ReloadEngine {
    private final Instrumentation instrumentation;
    private final EngineParts parts;
    private final CurrentGeneration current;
    private final ReloadListener listener;
    private final Supports supports;
    private final ReloadHooks reloadHooks;
    private final HookRoutes routes;
    private final Consumer<String> problem;
    private final PendingFiles pending;
    private final Patches patches;
    private final AwaitedNests awaitedNests;
    private final AppliedSets applied = new AppliedSets();
    private final Set<ModuleContent> reloaded = ConcurrentHashMap.newKeySet();

    /**
     * An engine for the application of these loaders, whose classes it prepares from now on.
     *
     * @param parts of its own
     * @param supports have frameworks follow
     * @param reloadHooks call the application's methods before a reload; the listener has them called after it
     * @param problem is told what methods of the application throw
     * @param routes has the hooks of the JVM ask the right engine
     */
    ReloadEngine(
            ApplicationLoaders loaders,
            Instrumentation instrumentation,
            EngineParts parts,
            Supports supports,
            ReloadHooks reloadHooks,
            Consumer<String> problem,
            ReloadListener listener,
            HookRoutes routes) {
        this.instrumentation = instrumentation;
        this.parts = parts;
        this.current = parts.current;
        this.listener = listener;
        this.supports = supports;
        this.reloadHooks = reloadHooks;
        this.routes = routes;
        this.problem = problem;
        this.pending = new PendingFiles(loaders.contents());
        this.patches = new Patches(loaders.contents());
        this.awaitedNests = new AwaitedNests(problem);
        loaders.attach(EngineViews.class, parts.views);
        loaders.prepareWith(parts.definitions);
    }

    /** From now on the JVM's hooks ask this engine about all but what belongs to earlier ones. */
    void takeOver() {
        instrumentation.addTransformer(parts.generated);
        routes.takeOver(parts.views);
    }

    /**
     * Another engine takes over: what the JVM and the libraries have of this one is taken back.
     *
     * @return what the user must know: what could not be taken back
     */
    List<String> end() {
        instrumentation.removeTransformer(parts.generated);
        ReloadParts reloads = parts.reloads();
        List<String> notes = new ArrayList<>(reloads.transaction.end());
        notes.addAll(reloads.forgetting.forgetAll());
        return notes;
    }

    /** Whether the classes of a module are what they were defined as, because no reload has had to do with them. */
    boolean isAsDefined(ModuleContent content) {
        ClassModel model = current.get().model();
        return !reloaded.contains(content)
                && content.classFiles().stream()
                        .map(ModuleContent::internalNameOf)
                        .allMatch(name -> model.state(name) == null && parts.definitions.isAsCompiled(name));
    }

    /** Has what another engine knows of classes that are {@linkplain #isAsDefined as they were defined}. */
    void takeIn(ReloadEngine before, Predicate<String> isStaying) {
        parts.definitions.takeIn(before.parts.definitions, isStaying);
    }

    /** What is current. */
    Generation generation() {
        return current.get();
    }

    /** Whether a class may be reloaded, by its internal name. */
    boolean isReloadable(String internalName) {
        return parts.definitions.isReloadable(internalName);
    }

    /**
     * Has stack traces leave the frames out that loop, or ask for kept results, from the start.
     *
     * @throws UnmodifiableClassException if the JVM does not let them be hooked
     */
    void hideFronts() throws UnmodifiableClassException {
        parts.hooks.hookTraces();
    }

    /** What the JVM does not tell of classes, see {@link AddedMembers}. */
    List<String> addedMembers() {
        return AddedMembers.of(current.get().model());
    }

    /** Has {@code listener} told the binary names of all classes that a generation redefined, before it is reported. */
    void onRedefined(Consumer<List<String>> listener) {
        parts.redefined.listener(listener);
    }

    /** Walks a change of our own through the engine. */
    void warmUp() throws IOException, UnmodifiableClassException, ClassNotFoundException {
        new WarmUp(instrumentation, parts.definitions).run();
    }

    /**
     * Does what comes before a change of the application's classes, without one: nothing is applied.
     *
     * @throws UnmodifiableClassException if the JVM does not let the classes be hooked of which every change hooks some
     */
    void rehearse() throws UnmodifiableClassException {
        parts.hooks.hookTraces();
        supports.rehearse(parts.reloads().rehearsal.run());
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
     * @return what is on disk and no longer live because of it; empty if there is no such generation, or it cannot be
     *     taken back, which the listener is told
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
        Draft draft = parts.reloads().drafting.draft(current.get(), changes);
        ChangeSet changeSet = draft.changeSet();
        List<String> modules =
                changes.namesOfThoseWith(changeSet.paths(draft.before().names()));
        Verdict verdict = Verdict.on(draft, resolved, waiting);
        switch (verdict.kind()) {
            case WAITS_FOR_REST -> {
                pending.incomplete(kept);
                return false;
            }
            case WAITS_FOR_NEST ->
                pending.because(
                        kept,
                        awaitedNests.waits(changes.names(), draft.unfinished().orElseThrow()));
            case REFUSED -> {
                pending.because(kept, NotLiveReports.refused(modules, verdict.refusals()));
                listener.refused(draft.before().number(), modules, changeSet.classes(), verdict.refusals());
            }
            case CHANGES_NOTHING -> {
                changes.accept();
                patches.install(resolved.after());
                resolved.notes().forEach(problem);
                pending.forget(kept);
            }
            case APPLICABLE -> {
                if (!commit(kept, resolved, draft, modules, start, undone)) {
                    // What was loaded stays loaded, so there are fewer and fewer rounds of this.
                    return applyWhole(kept, resolved, waiting, undone);
                }
            }
        }
        return true;
    }

    /** False if a class was loaded meanwhile, so that the set must be planned anew. */
    private boolean commit(
            ModuleChanges kept,
            Patches.Resolved resolved,
            Draft draft,
            List<String> modules,
            long start,
            Optional<AppliedSets.Applied> undone) {
        ReloadParts reloads = parts.reloads();
        ModuleChanges changes = resolved.changes();
        Generation before = draft.before();
        NextGeneration next = Objects.requireNonNull(draft.next());
        List<ChangedClass> classes = draft.changeSet().classes();
        reloaded.addAll(changes.modules());
        long planned = System.nanoTime();
        List<String> notes = new ArrayList<>(supports.prepare(classes, changes.resources()));
        reloadHooks.before(ApplicationListeners.reload(before.number() + 1, modules, classes, changes.resources()));
        OldFrames frames = OldFrames.before(classes);
        Commit commit;
        reloads.followers.announce(classes);
        try {
            commit = reloads.transaction.commit(
                    changes, next, current::set, before, () -> reloads.drafting.isOutdated(draft));
        } catch (TransactionFailure failure) {
            reloads.followers.withdraw();
            pending.because(kept, NotLiveReports.failed(modules, classes, failure));
            listener.failed(before.number(), modules, classes, failure);
            return true;
        }
        if (commit.isOutdated()) {
            reloads.followers.withdraw();
            return false;
        }
        long done = System.nanoTime();
        pending.forget(kept);
        notes.addAll(remember(resolved, next, classes, commit, undone));
        parts.redefined.tell(next);
        Aftermath.Result result = reloads.aftermath.of(draft.changeSet(), changes.resources(), next, commit);
        notes.addAll(result.notes());
        // At the end: what is written meanwhile is noticed now, and is no later for that.
        awaitedNests.applied(changes.classes());
        parts.recent.matched(draft.changeSet().nests(), changes.detectedNanos(), changes.classes());
        listener.applied(new AppliedGeneration(
                next.generation().number(),
                modules,
                classes,
                changes.resources(),
                result.outcome().changes(),
                notes,
                Duration.ofNanos(start - changes.detectedNanos()),
                Duration.ofNanos(planned - start),
                Duration.ofNanos(done - planned),
                result.followed(),
                parts.loaded.initialised(next.probed()),
                frames));
        return true;
    }

    /** For whoever takes the generation back; or it takes one back itself, which is the note. */
    private List<String> remember(
            Patches.Resolved resolved,
            NextGeneration next,
            List<ChangedClass> classes,
            Commit commit,
            Optional<AppliedSets.Applied> undone) {
        PatchSet patchesBefore = patches.live();
        patches.install(resolved.after());
        List<String> notes = new ArrayList<>(resolved.notes());
        if (undone.isPresent()) {
            int number = undone.get().number();
            notes.add(undone.get().isPatch() ? PatchTexts.takenBack(number) : NoteTexts.takenBack(number));
            notes.addAll(Notes.ofMigrationsTakenBack(classes));
        } else {
            applied.add(new AppliedSets.Applied(
                    next.generation().number(), resolved.changes(), commit.undo(), patchesBefore, resolved.isPatch()));
        }
        return notes;
    }

    /**
     * Plans ahead what {@link #apply} will probably be called with, while more may still follow.
     *
     * @param changes class files only
     */
    void expect(ModuleChanges changes) {
        if (!pending.wouldJoin(changes.modules())) {
            parts.reloads().drafting.makeAhead(current.get(), changes);
        }
    }
}
