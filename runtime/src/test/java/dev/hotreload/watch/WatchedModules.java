package dev.hotreload.watch;

import static org.awaitility.Awaitility.await;

import dev.hotreload.launch.LaunchModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Several modules under one watcher, in the order of their names. Each is told its part of what the watcher tells. */
final class WatchedModules implements WatchListener {

    /** All that was told, one map for each call. */
    final List<Map<String, FileChanges>> sets = new CopyOnWriteArrayList<>();

    private final SortedMap<String, WatchedModule> modules;

    WatchedModules(Map<String, WatchedModule> modules) {
        this.modules = new TreeMap<>(modules);
    }

    ModuleWatcher start(WatchSettings settings) {
        return ModuleWatcher.start(launchModules(), Map.copyOf(modules), settings, Thread::new, this);
    }

    ModuleWatcher start(WatchSettings settings, EventSource source) {
        return ModuleWatcher.start(launchModules(), Map.copyOf(modules), settings, Thread::new, source, this);
    }

    private List<LaunchModule> launchModules() {
        return modules.entrySet().stream()
                .map(module -> new LaunchModule(module.getKey(), module.getValue().root))
                .toList();
    }

    /** Waits for the n-th set and returns it. */
    Map<String, FileChanges> awaitSet(int number) {
        await().atMost(WatchedModule.PATIENCE).until(() -> sets.size() >= number);
        return sets.get(number - 1);
    }

    /** One of them. */
    WatchedModule moduleOf(String module) {
        return of(module);
    }

    private WatchedModule of(String module) {
        return Objects.requireNonNull(modules.get(module));
    }

    @Override
    public void changed(Map<String, FileChanges> changes) {
        changes.forEach((module, ofModule) -> of(module).told(ofModule));
        sets.add(changes);
    }

    @Override
    public void damaged(String module, Path file, String reason) {
        of(module).damaged(module, file, reason);
    }

    @Override
    public void vanished(String module, Path directory) {
        of(module).vanished(module, directory);
    }

    @Override
    public void cameBack(String module, Path directory) {
        of(module).cameBack(module, directory);
    }

    @Override
    public void pollingInstead(String module, Path directory, String reason) {
        of(module).pollingInstead(module, directory, reason);
    }

    @Override
    public void failed(String doing, Throwable failure) {
        modules.values().forEach(module -> module.failed(doing, failure));
    }
}
