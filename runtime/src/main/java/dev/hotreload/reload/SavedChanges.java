package dev.hotreload.reload;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.ProblemTexts;
import dev.hotreload.patch.PatchSet;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.Reporter;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.watch.LiveContent;
import dev.hotreload.watch.ModuleWatcher;
import dev.hotreload.watch.Undelivered;
import dev.hotreload.watch.WatchSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is on disk, and what becomes of it: watched, and applied when it changes.
 *
 * <p>Safe for use by any thread. What is asked before all class files have been read is answered afterwards.
 */
public final class SavedChanges {
    private final Applying applying;
    private final ApplicationLoaders loaders;
    private final LaunchDescription launch;
    private final Reporter reporter;
    private final ThreadFactory threads;
    /** Completes when all class files have been read. */
    private final CompletableFuture<ModuleWatcher> watching = new CompletableFuture<>();

    private volatile @Nullable ModuleWatcher watcher;
    /** Completes when what was taken back, and saved again since, is applied or refused. */
    private volatile CompletableFuture<Void> savedAgain = CompletableFuture.completedFuture(null);

    SavedChanges(
            Applying applying,
            ApplicationLoaders loaders,
            LaunchDescription launch,
            Reporter reporter,
            ThreadFactory threads) {
        this.applying = applying;
        this.loaders = loaders;
        this.launch = launch;
        this.reporter = reporter;
        this.threads = threads;
    }

    /**
     * Starts to watch; what is read of the modules' classes now is what runs.
     *
     * @param read is run when they have been read, and before what changed meanwhile is applied
     */
    void watch(Runnable read) {
        Map<String, LiveContent> live = new LinkedHashMap<>();
        for (ModuleContent content : loaders.contents()) {
            live.put(content.module().name(), content);
        }
        ModuleWatcher started = ModuleWatcher.start(
                launch.modules(),
                live,
                WatchSettings.of(launch.quietPeriod(), launch.poll()),
                threads,
                new WatchEvents(reporter, applying));
        watcher = started;
        Map<String, FileChanges> changed = readAll();
        read.run();
        if (!changed.isEmpty()) {
            applying.apply(changed);
        }
        watching.complete(started);
    }

    /** Reads all class files; returns those that have changed since they were read for a class loader. */
    private Map<String, FileChanges> readAll() {
        Map<String, FileChanges> changed = new LinkedHashMap<>();
        for (ModuleContent content : loaders.contents()) {
            try {
                Map<String, byte[]> changedSinceLoaded = content.readAll();
                if (!changedSinceLoaded.isEmpty()) {
                    changed.put(
                            content.module().name(),
                            new FileChanges(changedSinceLoaded, Set.of(), Set.of(), System.nanoTime()));
                }
            } catch (IOException e) {
                reporter.problem(ProblemTexts.classesUnreadable(
                        content.module().name(), content.module().classes(), e.toString()));
            }
        }
        return changed;
    }

    /** Completes when all changes that were saved so far are live or refused. */
    public CompletableFuture<Void> settled() {
        ModuleWatcher current = watcher;
        return current == null
                ? CompletableFuture.completedFuture(null)
                : current.settled().thenCompose(nothing -> savedAgain).thenCompose(nothing -> applying.complete());
    }

    /**
     * Looks at all files now. Completes when all changes that were saved so far are live, but for those that are not
     * and will not be by waiting: they are the answer.
     */
    public CompletableFuture<List<NotLive>> look() {
        return watching.thenCompose(ModuleWatcher::lookAtEverything)
                .thenCompose(undelivered ->
                        savedAgain.thenCompose(saved -> applying.complete()).thenApply(over -> undelivered))
                .thenCompose(undelivered -> applying.notLive()
                        .map(notLive -> CompletableFuture.completedFuture(notLive(undelivered, notLive)))
                        .orElseGet(this::look));
    }

    private List<NotLive> notLive(List<Undelivered> undelivered, List<NotLive> notApplied) {
        List<NotLive> entries = new ArrayList<>(Undelivereds.notLive(undelivered, loaders.contents()));
        entries.addAll(notApplied);
        return entries;
    }

    /** Applies nothing until {@link #resume}; completes when that holds. */
    public CompletableFuture<Void> pause() {
        return watching.thenCompose(ModuleWatcher::pause).thenCompose(paused -> applying.complete());
    }

    /** Applies what was saved since {@link #pause}, as one set; completes when that is done. */
    public CompletableFuture<Void> resume() {
        return watching.thenCompose(ModuleWatcher::resume).thenCompose(resumed -> applying.complete());
    }

    /**
     * Takes the last generation back that was not taken back yet.
     *
     * @return its number; 0: there is none; less than 0: it cannot be taken back, for the reason that the user is told
     */
    public CompletableFuture<Integer> undo() {
        AtomicInteger answer = new AtomicInteger();
        return watching.thenCompose(current -> current.takeBack(() -> applying.undo(answer)))
                .thenApply(done -> answer.get());
    }

    /**
     * Makes the patches of a directory live in place of those that are, see {@code PatchManifest}.
     *
     * @return why not; empty if they are
     */
    public CompletableFuture<List<NotLive>> patch(Path directory) {
        List<NotLive> refused = new ArrayList<>();
        return watching.thenCompose(current -> current.takeBack(() -> {
                    refused.addAll(applying.patch(directory));
                    return Map.of();
                }))
                .thenApply(done -> refused);
    }

    /** The numbers of the patches that are live. */
    public List<Integer> patches() {
        return applying.patches().stream().map(PatchSet.Patch::number).toList();
    }

    /** Has patches replaced when their sources are saved, whatever was said before. */
    public void patchesSaved(Set<Integer> numbers) {
        applying.replaceWhenSaved(numbers);
    }

    /** Tries once more to apply what was not applied; completes when that is done. */
    public CompletableFuture<Void> applyAgain() {
        return applying.again();
    }

    /**
     * Waits with all changes, because class files that belong together are about to be written.
     *
     * @return completes when it does
     */
    public CompletableFuture<Void> hold() {
        ModuleWatcher current = watcher;
        return current == null ? CompletableFuture.completedFuture(null) : current.hold();
    }

    /**
     * Takes the class files that were written together, now. What was taken back in modules that were saved without
     * other class files is applied again.
     *
     * @param files relative paths by the module's name; none if the module was saved without other files
     */
    public void complete(Map<String, Set<String>> files) {
        Map<String, Set<String>> written = new LinkedHashMap<>(files);
        written.values().removeIf(Set::isEmpty);
        ModuleWatcher current = watcher;
        if (current != null) {
            // Also if nothing was written: what others have written need not wait any longer.
            current.complete(written);
        }
        Set<String> unchanged = new HashSet<>(files.keySet());
        unchanged.removeAll(written.keySet());
        if (!unchanged.isEmpty()) {
            savedAgain = savedAgain.thenCompose(before -> applying.takenBack(unchanged));
        }
    }

    /** Stops to watch; what is live stays live. */
    void close() {
        ModuleWatcher current = watcher;
        if (current != null) {
            current.close();
        }
    }
}
