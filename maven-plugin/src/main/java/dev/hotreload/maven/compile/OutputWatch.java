package dev.hotreload.maven.compile;

import dev.hotreload.launch.LaunchModule;
import dev.hotreload.maven.compile.facts.ClassFacts;
import dev.hotreload.maven.compile.facts.Digests;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.watch.LiveContent;
import dev.hotreload.watch.ModuleWatcher;
import dev.hotreload.watch.WatchListener;
import dev.hotreload.watch.WatchSettings;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Watches the directories of classes for what others write there. */
final class OutputWatch implements Outputs, Closeable {

    private static final String SUFFIX = ".class";

    /** There is no haste: what others write, the application's JVM sees by itself. */
    private static final Duration QUIET_PERIOD = Duration.ofMillis(100);

    private final ModuleWatcher watcher;

    private OutputWatch(ModuleWatcher watcher) {
        this.watcher = watcher;
    }

    /**
     * Starts to watch.
     *
     * @param written receives class files that are not what the module's index says, on the watcher's thread
     * @param vanished receives a module whose classes are all gone, likewise
     */
    static OutputWatch start(
            List<ModuleState> modules,
            Optional<Duration> poll,
            BiConsumer<ModuleState, FileChanges> written,
            Consumer<ModuleState> vanished) {
        List<LaunchModule> directories = new ArrayList<>();
        Map<String, LiveContent> live = new LinkedHashMap<>();
        Map<String, ModuleState> byName = new LinkedHashMap<>();
        for (ModuleState module : modules) {
            String name = module.build().name();
            directories.add(new LaunchModule(name, module.build().classes()));
            live.put(name, new Indexed(module));
            byName.put(name, module);
        }
        return new OutputWatch(ModuleWatcher.start(
                directories,
                live,
                WatchSettings.of(QUIET_PERIOD, poll),
                Thread::new,
                new Listener(byName, written, vanished)));
    }

    @Override
    public void hold() {
        watcher.hold().join();
    }

    @Override
    public void goOn() {
        watcher.complete(Map.of());
    }

    /** Looks at all files; completes when what was found is told. */
    CompletableFuture<?> look() {
        return watcher.lookAtEverything();
    }

    @Override
    public void close() {
        watcher.close();
    }

    /** What the index says is there. */
    private record Indexed(ModuleState module) implements LiveContent {

        @Override
        public boolean isLive(String path, byte[] content) {
            ClassFacts facts = module.index().facts(path.substring(0, path.length() - SUFFIX.length()));
            return facts != null && facts.content().equals(Digests.of(content));
        }

        @Override
        public Set<String> classFiles() {
            return module.index().classNames().stream()
                    .map(name -> name + SUFFIX)
                    .collect(Collectors.toSet());
        }
    }

    /** Passes on what is told. */
    private record Listener(
            Map<String, ModuleState> modules, BiConsumer<ModuleState, FileChanges> written, Consumer<ModuleState> gone)
            implements WatchListener {

        @Override
        public void changed(Map<String, FileChanges> changes) {
            changes.forEach(this::changed);
        }

        private void changed(String module, FileChanges changes) {
            ModuleState state = modules.get(module);
            if (state != null
                    && !(changes.classFiles().isEmpty()
                            && changes.deletedClassFiles().isEmpty())) {
                written.accept(state, changes);
            }
        }

        @Override
        public void vanished(String module, Path directory) {
            ModuleState state = modules.get(module);
            if (state != null) {
                gone.accept(state);
            }
        }

        @Override
        public void damaged(String module, Path file, String reason) {
            // The runtime watches the same directory, and tells.
        }

        @Override
        public void cameBack(String module, Path directory) {
            // What differs is told as a change.
        }

        @Override
        public void pollingInstead(String module, Path directory, String reason) {
            // The runtime watches the same directory, and tells.
        }

        @Override
        public void failed(String doing, Throwable failure) {
            // The watcher looks at everything again, and the runtime, which watches the same, tells of what persists.
        }
    }
}
