package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotreload.launch.LaunchModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A module "core" in a real directory, an engine that takes every change over, and all that the watcher tells it. */
final class WatchedModule implements WatchListener, LiveContent, AutoCloseable {

    static final String NAME = "core";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Path root;
    final List<FileChanges> sets = new CopyOnWriteArrayList<>();
    final List<FileChanges> expected = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    /** Which sets the engine takes over; it refuses the others. */
    volatile Predicate<FileChanges> accepts = changes -> true;

    private final Map<String, byte[]> live = new ConcurrentHashMap<>();
    private @Nullable ModuleWatcher watcher;

    WatchedModule(Path directory) throws IOException {
        root = directory.resolve("target/classes");
        Files.createDirectories(root);
    }

    /** A module in which {@code p.A} and {@code p.B} are live. */
    static WatchedModule ofTwoClasses(Path directory) throws IOException {
        WatchedModule module = new WatchedModule(directory);
        module.hasLive("p/A.class", "1");
        module.hasLive("p/B.class", "1");
        return module;
    }

    /** Settings for tests: only what a test waits for is short. */
    static WatchSettings settings(Optional<Duration> poll) {
        return new WatchSettings(
                Duration.ofMillis(10),
                poll,
                Duration.ofMillis(20),
                Duration.ofMillis(250),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                false);
    }

    void start(WatchSettings settings) {
        start(settings, new NativeEventSource(task -> {
            Thread thread = new Thread(task, "hotreload-watch-events");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    void start(WatchSettings settings, EventSource source) {
        watcher = ModuleWatcher.start(
                List.of(new LaunchModule(NAME, root)), Map.of(NAME, this), settings, Thread::new, source, this);
    }

    ModuleWatcher watcher() {
        if (watcher == null) {
            throw new IllegalStateException("not started");
        }
        return watcher;
    }

    /** A class file whose content depends on {@code version}. */
    static byte[] classFile(String internalName, String version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "VERSION", "Ljava/lang/String;", null, version);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Writes a class and makes it live, as if it had been there from the beginning. */
    void hasLive(String path, String version) throws IOException {
        write(path, version);
        live.put(path, contentOf(path, version));
    }

    static byte[] contentOf(String path, String version) {
        return classFile(path.replace(".class", ""), version);
    }

    Path write(String path, String version) throws IOException {
        return write(path, contentOf(path, version));
    }

    Path write(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    void delete(String path) throws IOException {
        PathUtils.delete(root.resolve(path));
    }

    void deleteRoot() throws IOException {
        PathUtils.deleteDirectory(root);
    }

    /** Waits until everything that is on disk is live and nothing else is. */
    void awaitLiveIsOnDisk() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(live.keySet()).isEqualTo(classFilesOnDisk());
            for (String path : live.keySet()) {
                assertThat(live.get(path)).as(path).isEqualTo(Files.readAllBytes(root.resolve(path)));
            }
        });
    }

    Set<String> classFilesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> paths = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".class"))
                    .forEach(paths::add);
            return paths;
        }
    }

    /** Waits for the n-th set and returns it. */
    FileChanges awaitSet(int number) {
        await().atMost(PATIENCE).until(() -> sets.size() >= number);
        return sets.get(number - 1);
    }

    void awaitMessage(String message) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages).contains(message));
    }

    void scanNow() {
        watcher().scanNow(NAME);
    }

    void hold() {
        watcher().hold().join();
    }

    void complete(String... paths) {
        watcher().complete(Map.of(NAME, Set.of(paths)));
    }

    /** What is live, for comparison with a replay. */
    Map<String, byte[]> live() {
        return new TreeMap<>(live);
    }

    @Override
    public boolean isLive(String path, byte[] content) {
        byte[] known = live.get(path);
        return known != null && Arrays.equals(known, content);
    }

    @Override
    public Set<String> classFiles() {
        return Set.copyOf(live.keySet());
    }

    @Override
    public void changed(Map<String, FileChanges> changes) {
        assertThat(changes).containsOnlyKeys(NAME);
        changes.values().forEach(this::told);
    }

    /** Takes a set over, or refuses it. */
    void told(FileChanges changes) {
        if (accepts.test(changes)) {
            takesOver(changes);
        }
        sets.add(changes);
    }

    /** Makes changes live. */
    void takesOver(FileChanges changes) {
        live.putAll(changes.classFiles());
        live.keySet().removeAll(changes.deletedClassFiles());
    }

    @Override
    public void expected(String module, FileChanges changes) {
        expected.add(changes);
    }

    @Override
    public void damaged(String module, Path file, String reason) {
        messages.add("damaged " + root.relativize(file) + " " + reason);
    }

    @Override
    public void vanished(String module, Path directory) {
        messages.add("vanished");
    }

    @Override
    public void cameBack(String module, Path directory) {
        messages.add("came back");
    }

    @Override
    public void pollingInstead(String module, Path directory, String reason) {
        messages.add("polling: " + reason);
    }

    @Override
    public void failed(String doing, Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
    }
}
