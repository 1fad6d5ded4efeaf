package dev.hotreload.reload;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.patch.PatchSet;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.Reporter;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has the engine apply what changed, one change set at a time. What fails is told to the user, and the program runs on.
 *
 * <p>Safe for use by any thread; its monitor is held while a change set is applied.
 */
final class Applying {
    private final ReloadEngine engine;
    private final ApplicationLoaders loaders;
    private final Reporter reporter;
    private final ThreadFactory threads;
    private final Patience patience;

    Applying(ReloadEngine engine, ApplicationLoaders loaders, Reporter reporter, ThreadFactory threads) {
        this.engine = engine;
        this.loaders = loaders;
        this.reporter = reporter;
        this.threads = threads;
        this.patience = new Patience(threads, () -> guarded(engine::applyIncomplete, ErrorTexts.applyingIncomplete()));
    }

    /** Makes the first change set as fast as the others. */
    synchronized void rehearse() throws UnmodifiableClassException {
        engine.rehearse();
    }

    /** Plans what will probably come, by the module's name. */
    synchronized void expect(Map<String, FileChanges> byModule) {
        try {
            engine.expect(ModuleChanges.of(loaders.contents(), byModule));
        } catch (RuntimeException | LinkageError e) {
            // Nothing has happened yet; the same comes again, and is told, when the changes are applied.
        }
    }

    /** Applies what has come. */
    synchronized void apply(Map<String, FileChanges> byModule) {
        ModuleChanges changes = ModuleChanges.of(loaders.contents(), byModule);
        try {
            if (!engine.apply(changes, Waiting.FOR_REST)) {
                // Whatever else the compiler writes comes through the watcher and takes this along; if nothing comes,
                // this is all there is.
                patience.begin();
            }
        } catch (RuntimeException | LinkageError e) {
            reporter.internalError(ErrorTexts.applying(changes.names()), e);
        }
    }

    /** Completes when no change set waits for the rest of it. */
    CompletableFuture<Void> complete() {
        return patience.over();
    }

    /** Tries once more to apply what was not applied; completes when that is done. */
    CompletableFuture<Void> again() {
        return again(engine::applyAgain);
    }

    /** Applies what was taken back in these modules; completes when that is done. */
    CompletableFuture<Void> takenBack(Set<String> modules) {
        return again(() -> engine.applyTakenBack(modules));
    }

    private CompletableFuture<Void> again(Runnable action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread again = threads.newThread(() -> {
            guarded(action, ErrorTexts.applyingAgain());
            done.complete(null);
        });
        again.setName("hotreload-again");
        again.start();
        return done;
    }

    /**
     * Takes the last generation back that was not taken back yet.
     *
     * @param answer gets its number, see {@link SavedChanges#undo}
     * @return what is not live any more, by the module's name
     */
    Map<String, FileChanges> undo(AtomicInteger answer) {
        Map<String, FileChanges> undone = new LinkedHashMap<>();
        guarded(
                () -> {
                    int number = engine.undoable();
                    answer.set(-number);
                    engine.undo().ifPresent(changes -> {
                        answer.set(number);
                        changes.forEach(
                                (module, ofModule) -> undone.put(module.module().name(), ofModule));
                    });
                },
                ErrorTexts.takingBack());
        return undone;
    }

    /**
     * Makes the patches of a directory live in place of those that are.
     *
     * @return why not; empty if they are
     */
    List<NotLive> patch(Path directory) {
        List<NotLive> refused = new ArrayList<>();
        guarded(
                () -> {
                    try {
                        refused.addAll(engine.patch(directory));
                    } catch (IOException e) {
                        refused.add(new NotLive(NotLive.Why.REFUSED, "", directory.toString(), e.toString(), ""));
                    } catch (RuntimeException | LinkageError e) {
                        refused.add(new NotLive(NotLive.Why.INTERNAL_ERROR, "", "", RefusalTexts.internalError(), ""));
                        throw e;
                    }
                },
                ErrorTexts.patching());
        return refused;
    }

    /** The patches that are live. */
    List<PatchSet.Patch> patches() {
        return engine.patches().live().patches();
    }

    /** Whether the calling thread is just applying something, and would wait for itself. */
    boolean isOfThisThread() {
        return Thread.holdsLock(this);
    }

    /** Has patches replaced when their sources are saved, whatever was said before. */
    synchronized void replaceWhenSaved(Set<Integer> patches) {
        engine.patches().replaceWhenSaved(patches);
    }

    /** What is not applied, or not what is on disk; empty if that is not decided yet. */
    synchronized Optional<List<NotLive>> notLive() {
        return engine.hasIncomplete() ? Optional.empty() : Optional.of(engine.notLive());
    }

    private synchronized void guarded(Runnable action, String doing) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            reporter.internalError(doing, e);
        }
    }
}
