package dev.hotreload.reload;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.enums.LiveEnums;
import dev.hotreload.generation.Generation;
import dev.hotreload.live.LiveMembers;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.model.ClassState;
import dev.hotreload.outcome.TransactionFailure;
import dev.hotreload.plan.NextGeneration;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes a planned generation current: content of all modules, model and classes together, or none of them.
 *
 * <p>While it does, no class of the application is found and no call site linked, so none comes from between two
 * generations. Threads that run application code go on running.
 */
final class Transaction {
    private static final long PATIENCE_SECONDS = 2;

    private final ApplicationLoaders loaders;
    private final Instrumentation instrumentation;
    private final Redefinition redefinition;
    private final LiveMembers members;
    private final JdkHooks hooks;
    private final LibraryDispatch libraries;
    private final LiveEnums enums;
    private final Hierarchies hierarchies;

    Transaction(
            ApplicationLoaders loaders,
            Instrumentation instrumentation,
            Redefinitions redefinitions,
            LiveMembers members,
            JdkHooks hooks,
            LiveEnums enums,
            Hierarchies hierarchies) {
        this.hierarchies = hierarchies;
        this.loaders = loaders;
        this.instrumentation = instrumentation;
        this.redefinition = new Redefinition(redefinitions);
        this.members = members;
        this.hooks = hooks;
        this.enums = enums;
        this.libraries = new LibraryDispatch(instrumentation);
    }

    /**
     * Applies {@code next}.
     *
     * @param publish makes a generation the current one
     * @param before what to go back to
     * @param isOutdated asked once no class can be loaded any more: whether {@code next} must be planned anew
     * @throws TransactionFailure if the JVM does not take it; then nothing has changed
     */
    Commit commit(
            ModuleChanges changes,
            NextGeneration next,
            Consumer<Generation> publish,
            Generation before,
            BooleanSupplier isOutdated)
            throws TransactionFailure {
        Optional<String> recording =
                addsMethods(next, before) ? FlightRecordings.dangerous(instrumentation) : Optional.empty();
        if (recording.isPresent()) {
            throw new TransactionFailure(
                    RefusalTexts.flightRecording(ProcessHandle.current().pid(), recording.orElseThrow()));
        }
        List<ClassDefinition> definitions = new ArrayList<>(definitions(next.redefined(), Set.of()));
        prepare(next);
        HierarchyChange hierarchy = hierarchies.prepare(next.interfaces());
        Lock exclusive = loaders.generationLock().writeLock();
        boolean locked = lock(exclusive);
        ReversibleSteps steps = new ReversibleSteps();
        try {
            if (isOutdated.getAsBoolean()) {
                return Commit.OUTDATED;
            }
            if (!locked && !hierarchy.isEmpty()) {
                // A class that is being loaded may be one below.
                throw new TransactionFailure(RefusalTexts.loadingForLong());
            }
            members.invalidate(next.changedMembers());
            if (!hierarchy.isEmpty()) {
                members.invalidateSupertypes();
            }
            ModuleChanges undo = changes.undo();
            steps.take(() -> publish.accept(next.generation()), () -> publish.accept(before));
            steps.take(changes::accept, undo::accept);
            announcePackages(changes);
            steps.take(() -> enums.announce(next), () -> enums.withdraw(next));
            steps.take(hierarchy::addMethods, hierarchy::removeMethods);
            steps.take(hierarchy::adopt, hierarchy::revert);
            // Interfaces in the place of new classes have been loaded by now.
            definitions.addAll(definitions(next.redefined(), classes(definitions)));
            List<String> notes = new ArrayList<>(redefinition.redefine(definitions));
            // The generation is current by now, so nothing that happens here may undo it.
            notes.addAll(finish(hierarchy));
            if (!locked) {
                notes.add(NoteTexts.loadingMeanwhile(PATIENCE_SECONDS));
            }
            return new Commit(false, notes, undo);
        } catch (Throwable e) {
            // Whatever it is, an error of the JVM's included: the program goes on with all of the last generation.
            steps.undo(e);
            finish(hierarchy).forEach(note -> e.addSuppressed(new IllegalStateException(note)));
            if (e instanceof TransactionFailure failure) {
                throw failure;
            }
            throw new TransactionFailure(RefusalTexts.notTaken(), e);
        } finally {
            if (locked) {
                exclusive.unlock();
            }
        }
    }

    private static boolean addsMethods(NextGeneration next, Generation before) {
        return !next.interfaces().isEmpty()
                || next.redefined().stream().anyMatch(state -> {
                    ClassState known = before.model().state(state.internalName());
                    ClassFile last = known == null ? state.first() : known.woven();
                    return !last.methods()
                            .keySet()
                            .containsAll(state.woven().methods().keySet());
                });
    }

    /**
     * What the JIT has compiled meanwhile may know what is no longer true, or what is taken back by now.
     *
     * @return what it may still know
     */
    private static List<String> finish(HierarchyChange hierarchy) {
        try {
            List<Class<?>> kept = hierarchy.finish();
            return kept.isEmpty()
                    ? List.of()
                    : List.of(NoteTexts.notDeoptimised(
                            kept.stream().map(Class::getName).toList()));
        } catch (Exception | Error e) {
            return List.of(NoteTexts.notDeoptimised(e));
        }
    }

    /** What has no effect on the program if it is done and the rest is not. */
    private void prepare(NextGeneration next) throws TransactionFailure {
        try {
            hooks.prepare(next);
            libraries.dispatch(next.dispatching());
        } catch (Throwable e) {
            throw new TransactionFailure(RefusalTexts.libraryNotChangeable(), e);
        }
        try {
            enums.prepare(next);
        } catch (Throwable e) {
            throw new TransactionFailure(RefusalTexts.collectionsNotChangeable(), e);
        }
    }

    /** Gives libraries and the JDK their own code back. */
    List<String> end() {
        try {
            libraries.end();
            return List.of();
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
            return List.of(RenewalTexts.librariesDispatch(e));
        }
    }

    /**
     * Waits for threads that are loading or linking a class. One that a debugger holds in the middle of it must not
     * hold us, too; then the user is told.
     */
    private static boolean lock(Lock exclusive) {
        try {
            return exclusive.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Set<Class<?>> classes(List<ClassDefinition> definitions) {
        return definitions.stream().map(ClassDefinition::getDefinitionClass).collect(Collectors.toSet());
    }

    private List<ClassDefinition> definitions(List<ClassState> redefined, Set<Class<?>> without) {
        List<ClassDefinition> definitions = new ArrayList<>();
        for (ClassState state : redefined) {
            Class<?> live = loaders.findLive(state.internalName());
            if (live != null && !without.contains(live)) {
                link(live);
                definitions.add(new ClassDefinition(live, state.woven().bytes()));
            }
        }
        return definitions;
    }

    /**
     * Lets the JVM link a class that is only loaded. A redefinition would link it, under the lock, while another thread
     * that links it may be waiting for the lock.
     */
    private static void link(Class<?> live) {
        try {
            Objects.requireNonNull(live.getDeclaredConstructors());
        } catch (LinkageError unlinkable) {
            // The redefinition meets the same error and reports it.
        }
    }

    private void announcePackages(ModuleChanges changes) {
        changes.forEach((module, ofModule) -> {
            for (String path : ofModule.classFiles().keySet()) {
                int slash = path.lastIndexOf('/');
                loaders.packageAdded(slash < 0 ? "" : path.substring(0, slash).replace('/', '.'), module);
            }
        });
    }
}
