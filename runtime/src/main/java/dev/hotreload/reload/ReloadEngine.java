package dev.hotreload.reload;

import dev.hotreload.boot.Link;
import dev.hotreload.content.ClassNames;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.UnresolvedReferences;
import dev.hotreload.plan.Plan;
import dev.hotreload.plan.PlannedRefusal;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes change sets current: reads and compares them, plans, and applies or refuses each as a whole.
 *
 * <p>{@link #apply} is called by one thread at a time; everything else is safe for use by any thread.
 */
final class ReloadEngine {
    private final ApplicationLoaders loaders;
    private final Instrumentation instrumentation;
    private final Definitions definitions;
    private final ClassSources sources;
    private final LiveMembers members;
    private final Transaction transaction;
    private final Reinitialiser reinitialiser;
    private final Forgetting forgetting;
    private final ReloadListener listener;
    private final PendingFiles pending = new PendingFiles();
    private final CurrentGeneration current;
    private volatile Consumer<List<String>> redefinitions = binaryNames -> {};

    /**
     * An engine for the application of these loaders, whose classes it prepares from now on.
     *
     * @param patterns which classes may be reloaded
     */
    ReloadEngine(
            ApplicationLoaders loaders,
            Instrumentation instrumentation,
            TrustedLookup lookup,
            ClassPatterns patterns,
            ReloadListener listener) {
        this.loaders = loaders;
        this.instrumentation = instrumentation;
        this.listener = listener;
        this.sources = new ClassSources(loaders);
        ClassSource initial = sources.running(ClassNames.SAME);
        this.current = new CurrentGeneration(loaders, new Generation(0, ClassModel.initial(initial), ClassNames.SAME));
        this.definitions = new Definitions(loaders, patterns, sources, current);
        this.members = new LiveMembers(loaders, lookup, current);
        this.transaction = new Transaction(loaders, instrumentation, members);
        this.reinitialiser = new Reinitialiser(loaders, lookup, members);
        this.forgetting = new Forgetting(loaders, instrumentation, lookup);
        Link.install(new LazyLinker(members));
        loaders.prepareWith(definitions);
    }

    /** What is current. */
    CurrentGeneration current() {
        return current;
    }

    /** Has {@code listener} told the binary names of all classes that a generation redefined, before it is reported. */
    void onRedefined(Consumer<List<String>> listener) {
        redefinitions = listener;
    }

    /** Walks a change of our own through the engine. */
    void warmUp() throws IOException, UnmodifiableClassException, ClassNotFoundException {
        new WarmUp(instrumentation, definitions).run();
    }

    /** The members that are current. */
    LiveMembers members() {
        return members;
    }

    /**
     * Applies what changed in one module, or refuses it; either way the listener is told.
     *
     * @param isLast whether to apply it even if it refers to members that no class has; else such a set is kept, and
     *     joins the next
     * @return false if the set was kept, because the rest of it seems to be missing
     */
    boolean apply(ModuleContent module, FileChanges changed, boolean isLast) {
        long start = System.nanoTime();
        Generation before = current.get();
        FileChanges changes = pending.with(module, changed);
        ChangeSet changeSet =
                ChangeSet.read(before, module, changes, this::isLive, fileName -> loaders.isShadowed(module, fileName));
        List<RefusedChange> refusals = refusals(changeSet);
        if (!refusals.isEmpty()) {
            pending.keep(module, changes);
            listener.refused(before.number(), module, changeSet.classes(), refusals);
            return true;
        }
        if (changeSet.classes().isEmpty() && changes.resources().isEmpty()) {
            module.accept(changes);
            return true;
        }
        NextGeneration next =
                new Planner(sources, definitions, this::isLive, before, module, changes, changeSet).plan();
        if (!isLast && isIncomplete(changeSet, next)) {
            pending.keep(module, changes);
            return false;
        }
        long planned = System.nanoTime();
        OldFrames frames = OldFrames.before(changeSet.classes());
        try {
            if (!transaction.commit(module, changes, next, current::set, before, () -> wasLoadedMeanwhile(changeSet))) {
                // What was loaded stays loaded, so there are fewer and fewer rounds of this.
                return apply(module, changes, isLast);
            }
        } catch (TransactionFailure failure) {
            pending.keep(module, changes);
            listener.failed(before.number(), module, changeSet.classes(), failure);
            return true;
        }
        long done = System.nanoTime();
        redefinitions.accept(Stream.concat(next.redefined().stream(), next.dispatching().stream())
                .map(state -> state.internalName().replace('/', '.'))
                .distinct()
                .toList());
        List<String> notes = new ArrayList<>(Notes.of(changeSet.classes()));
        notes.addAll(reinitialiser.run(next.reinitialised()));
        notes.addAll(forgetting.forget(changeSet.classes(), changes.resources()));
        listener.applied(new AppliedGeneration(
                next.generation().number(),
                module,
                changeSet.classes(),
                changes.resources(),
                notes,
                Duration.ofNanos(start - changes.detectedNanos()),
                Duration.ofNanos(planned - start),
                Duration.ofNanos(done - planned),
                frames));
        return true;
    }

    private boolean isLive(String internalName) {
        return loaders.findLive(internalName) != null;
    }

    /** Whether a class has come from the running generation that was taken for one that comes from the next. */
    private boolean wasLoadedMeanwhile(ChangeSet changeSet) {
        return changeSet.classes().stream().anyMatch(changed -> !changed.isLive() && isLive(changed.internalName()));
    }

    private boolean isIncomplete(ChangeSet changeSet, NextGeneration next) {
        UnresolvedReferences references =
                new UnresolvedReferences(next.generation().model());
        return changeSet.classes().stream()
                .map(ChangedClass::now)
                .filter(Objects::nonNull)
                .anyMatch(type -> references.first(type).isPresent());
    }

    private List<RefusedChange> refusals(ChangeSet changeSet) {
        List<RefusedChange> refusals = new ArrayList<>();
        for (ChangedClass changed : changeSet.classes()) {
            if (changed.isLive() && changed.before() != null && changed.now() != null) {
                if (!definitions.isReloadable(changed.internalName())) {
                    refusals.add(new RefusedChange(
                            changed.internalName(),
                            new PlannedRefusal(
                                    "",
                                    "is excluded from reloading",
                                    "Restart the application, or change <includes> and <excludes>.")));
                    continue;
                }
                changed.changes().stream()
                        .map(change -> Plan.refusal(changed.before(), changed.now(), change))
                        .flatMap(Optional::stream)
                        .forEach(refusal -> refusals.add(new RefusedChange(changed.internalName(), refusal)));
            }
        }
        return refusals;
    }
}
