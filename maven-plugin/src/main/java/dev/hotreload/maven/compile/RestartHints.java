package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.settings.ModuleBuild;
import dev.hotreload.maven.message.CompileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.maven.model.Model;

/**
 * Looks at the poms and the jars of the class paths from time to time, and says what a restart would pick up.
 *
 * <p>They change seldom and lie anywhere, so their times are compared instead of watching all those directories. Used
 * by one thread.
 */
final class RestartHints {

    private final Map<Path, Stamp> stamps = new LinkedHashMap<>();
    private final Map<Path, Stamp> started = new LinkedHashMap<>();
    private final Map<Path, Model> models = new LinkedHashMap<>();
    private final Map<Path, Model> startedModels = new LinkedHashMap<>();
    private final Map<Path, String> standing = new TreeMap<>();
    private final Consumer<String> message;

    /**
     * @param modules whose class paths are looked at
     * @param poms the modules' and those above them
     * @param read when Maven began to read the poms: one that was edited since is not what the application was started
     *     with
     * @param message receives each hint
     */
    RestartHints(Collection<ModuleBuild> modules, Collection<Path> poms, FileTime read, Consumer<String> message) {
        this.message = message;
        long now = System.currentTimeMillis();
        for (Path pom : poms) {
            Stamp stamp = Stamp.of(pom);
            // A time that has yet to come is somebody else's clock.
            if (stamp.time() > read.toMillis() && stamp.time() <= now) {
                stamps.put(pom, Stamp.NONE);
            } else {
                stamps.put(pom, stamp);
                PomText.read(pom).ifPresent(model -> models.put(pom, model));
            }
        }
        TreeSet<Path> jars = new TreeSet<>();
        modules.forEach(module -> jars.addAll(module.classPath()));
        jars.stream().filter(Files::isRegularFile).forEach(jar -> stamps.put(jar, Stamp.of(jar)));
        started.putAll(stamps);
        startedModels.putAll(models);
    }

    /** What differs from what the application was started with, as far as it was looked at. */
    Collection<String> standing() {
        return standing.values();
    }

    /** Tells what has changed since it was looked at last. */
    void look() {
        stamps.replaceAll((file, before) -> {
            Stamp now = Stamp.of(file);
            if (!now.equals(before)) {
                tell(file, now);
            }
            return now;
        });
    }

    private void tell(Path file, Stamp now) {
        Model before = models.get(file);
        if (!models.containsKey(file) && !file.toString().endsWith(".xml")) {
            if (now.equals(started.get(file))) {
                standing.remove(file);
            } else if (now.exists()) {
                standing.put(file, CompileTexts.jarReplaced(file));
                message.accept(CompileTexts.jarReplaced(file));
            }
            return;
        }
        PomText.read(file).ifPresent(model -> {
            models.put(file, model);
            Model first = startedModels.get(file);
            String sinceStart = first == null ? "" : PomText.differences(first, model);
            if (first == null || !sinceStart.isEmpty()) {
                standing.put(file, CompileTexts.pomEdited(file, sinceStart));
            } else {
                standing.remove(file);
            }
            String differences = before == null ? "" : PomText.differences(before, model);
            if (before == null || !differences.isEmpty()) {
                message.accept(CompileTexts.pomEdited(file, differences));
            }
        });
    }

    /** What tells one state of a file from another. */
    private record Stamp(boolean exists, long size, long time, Object key) {

        private static final Stamp NONE = new Stamp(false, 0, 0, "");

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                Object key = attributes.fileKey();
                return new Stamp(
                        true, attributes.size(), attributes.lastModifiedTime().toMillis(), key == null ? "" : key);
            } catch (IOException e) {
                // It is being replaced; what comes instead is looked at the next time.
                return NONE;
            }
        }
    }
}
