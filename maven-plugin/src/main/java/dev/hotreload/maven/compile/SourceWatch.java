package dev.hotreload.maven.compile;

import dev.hotreload.launch.LaunchModule;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.watch.LiveContent;
import dev.hotreload.watch.ModuleWatcher;
import dev.hotreload.watch.WatchListener;
import dev.hotreload.watch.WatchSettings;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Watches directories with the runtime's own watcher. A file that was saved without another content is told, too:
 * whoever saves it may want to have something back that he took back.
 */
final class SourceWatch implements Closeable {

    /** How long nothing may happen before saved files are taken; editors write a file in less. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(5);

    private final ModuleWatcher watcher;

    private SourceWatch(ModuleWatcher watcher) {
        this.watcher = watcher;
    }

    /**
     * Starts to watch; every change from now on is told.
     *
     * @param roots the directories; they need not exist
     * @param poll the interval of polling; empty: native events
     * @param saved receives the files that were saved together, or are gone, on the watcher's thread
     * @param problem receives what the user must know
     */
    static SourceWatch start(
            Collection<Path> roots, Optional<Duration> poll, Consumer<Set<Path>> saved, Consumer<String> problem) {
        List<LaunchModule> directories = new ArrayList<>();
        Map<String, LiveContent> live = new LinkedHashMap<>();
        Map<String, Path> byName = new LinkedHashMap<>();
        for (Path root : roots) {
            String name = root.toString();
            directories.add(new LaunchModule(name, root));
            live.put(name, NoClasses.INSTANCE);
            byName.put(name, root);
        }
        return new SourceWatch(ModuleWatcher.start(
                directories,
                live,
                WatchSettings.of(QUIET_PERIOD, poll).tellingTouched(),
                Thread::new,
                new Listener(byName, saved, problem)));
    }

    /** Looks at all files; completes when what was found is told. */
    CompletableFuture<?> look() {
        return watcher.lookAtEverything();
    }

    @Override
    public void close() {
        watcher.close();
    }

    /** Sources are no class files; the watcher tells them as it tells resources. */
    private enum NoClasses implements LiveContent {
        INSTANCE;

        @Override
        public boolean isLive(String path, byte[] content) {
            return false;
        }

        @Override
        public Set<String> classFiles() {
            return Set.of();
        }
    }

    /** Passes on what is told. */
    private record Listener(Map<String, Path> roots, Consumer<Set<Path>> saved, Consumer<String> problem)
            implements WatchListener {

        @Override
        public void changed(Map<String, FileChanges> changes) {
            Set<Path> files = new HashSet<>();
            changes.forEach((name, ofRoot) -> {
                Path root = roots.get(name);
                if (root != null) {
                    ofRoot.resources().forEach(path -> files.add(root.resolve(path)));
                }
            });
            if (!files.isEmpty()) {
                saved.accept(files);
            }
        }

        @Override
        public void damaged(String module, Path file, String reason) {
            // A class file between the sources, which nobody compiles.
        }

        @Override
        public void vanished(String module, Path directory) {
            // Its files are told one by one.
        }

        @Override
        public void cameBack(String module, Path directory) {
            // Its files are told one by one.
        }

        @Override
        public void pollingInstead(String module, Path directory, String reason) {
            problem.accept(directory + " cannot be watched by native events (" + reason + "), so it is polled");
        }

        @Override
        public void failed(String doing, Throwable failure) {
            problem.accept(doing + " failed (" + failure + "); going on");
        }
    }
}
