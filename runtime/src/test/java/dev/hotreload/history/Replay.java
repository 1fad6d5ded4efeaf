package dev.hotreload.history;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hotreload.cases.Delivery;
import dev.hotreload.cases.EventLog;
import dev.hotreload.cases.ForkedJvm;
import dev.hotreload.cases.LiveModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One release reloaded to the next one in a JVM that has run its tests: what changed and what is new as one change set,
 * then what is gone.
 *
 * <p>A set with changes that are refused is refused as a whole. Then the classes that were refused are put back to the
 * old release, each with its whole nest, and what is left is tried again until it is taken: that many classes are
 * applied without a restart.
 */
final class Replay {

    private final SuiteJvms jvms;
    private final Release old;
    private final Release next;
    private final Set<String> leftOut;
    private final Map<String, String> refused = new TreeMap<>();

    /**
     * @param leftOut simple names of tests that are not run
     */
    Replay(SuiteJvms jvms, Release old, Release next, Set<String> leftOut) {
        this.jvms = jvms;
        this.old = old;
        this.next = next;
        this.leftOut = leftOut;
    }

    /** Runs it all. */
    ReplayResult run() {
        Suite fresh;
        Suite stable;
        try (ForkedJvm jvm = jvms.fresh(next)) {
            fresh = jvms.run(jvm, next.tests(leftOut));
            stable = fresh.stable(jvms.run(jvm, next.tests(leftOut)));
        }
        LiveModule live = new LiveModule(next.library(), jvms.directory().resolve("live"));
        live.install(old.classes());
        EventLog events = new EventLog(jvms.directory().resolve("events.jsonl"));
        try (ForkedJvm subject = jvms.subject(live, events)) {
            Suite before = jvms.run(subject, old.tests(leftOut));
            int changed = changed();
            Set<String> notApplied = reload(live, events);
            Suite after = jvms.run(subject, next.tests(leftOut));
            return new ReplayResult(old, next, changed, notApplied.size(), refused, before, fresh, stable, after);
        }
    }

    /**
     * Reloads as much as is not refused.
     *
     * @return the class files that stay at the old release
     */
    private Set<String> reload(LiveModule live, EventLog events) {
        Set<String> keptNests = new TreeSet<>();
        while (true) {
            Path target = mixed(keptNests);
            live.replace(target, Delivery.RENAMED);
            JsonObject event = last(events.await(Set.of(live.name())));
            if (event.get("outcome").getAsString().equals("applied")) {
                if (live.reload(target, Delivery.RENAMED) > 0) {
                    events.await(Set.of(live.name()));
                }
                return changedClassFiles().stream()
                        .filter(path -> keptNests.contains(nest(path)))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
            boolean isNew = false;
            for (JsonElement refusal : event.getAsJsonArray("refusals")) {
                String name = refusal.getAsJsonObject().get("class").getAsString();
                refused.put(name, refusal.getAsJsonObject().get("reason").getAsString());
                isNew |= keptNests.add(nest(name.replace('.', '/') + ".class"));
            }
            if (!isNew) {
                throw new IllegalStateException("refused again: " + event);
            }
        }
    }

    private static JsonObject last(List<JsonObject> events) {
        return events.get(events.size() - 1);
    }

    /** The new release, but for some nests. */
    private Path mixed(Set<String> keptNests) {
        try {
            Path mixed = Files.createTempDirectory(jvms.directory(), "mixed");
            for (String path : files(next.classes())) {
                if (!keptNests.contains(nest(path))) {
                    link(next.classes().resolve(path), mixed.resolve(path));
                }
            }
            for (String path : files(old.classes())) {
                if (keptNests.contains(nest(path))) {
                    link(old.classes().resolve(path), mixed.resolve(path));
                }
            }
            return mixed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("..").normalize());
        Files.createLink(to, from);
    }

    private int changed() {
        return changedClassFiles().size();
    }

    private Set<String> changedClassFiles() {
        try {
            Set<String> changed = new TreeSet<>();
            Map<String, Path> oldFiles = new HashMap<>();
            files(old.classes())
                    .forEach(path -> oldFiles.put(path, old.classes().resolve(path)));
            for (String path : files(next.classes())) {
                Path before = oldFiles.remove(path);
                if (path.endsWith(".class")
                        && (before == null
                                || Files.mismatch(before, next.classes().resolve(path)) >= 0)) {
                    changed.add(path);
                }
            }
            oldFiles.keySet().stream().filter(path -> path.endsWith(".class")).forEach(changed::add);
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    /** The outermost class of a class file. */
    private static String nest(String path) {
        return path.replaceAll("(\\$.*)?\\.class$", "");
    }
}
