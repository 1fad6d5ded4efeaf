package dev.hotreload.reload;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.content.ModuleContent;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.report.NotLive;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Change sets that were not applied. What was one set stays one: the set joins the next one that concerns any of its
 * modules, without what was taken back meanwhile. An incomplete set joins the next one of any module, because its
 * missing part may come from there.
 *
 * <p>Used by the applying thread only.
 */
final class PendingFiles {
    private final List<ModuleContent> classPath;
    /** Of each module at most one has changes. */
    private final List<ModuleChanges> kept = new ArrayList<>();

    private final Map<ModuleChanges, List<NotLive>> reasons = new HashMap<>();

    private @Nullable ModuleChanges incomplete;

    /** @param classPath all modules */
    PendingFiles(List<ModuleContent> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /** Whether a set of these modules would be joined by an earlier one. */
    boolean wouldJoin(Set<ModuleContent> modules) {
        return kept.stream().anyMatch(set -> joins(set, modules));
    }

    private boolean joins(ModuleChanges set, Set<ModuleContent> modules) {
        return set == incomplete || !Collections.disjoint(set.modules(), modules);
    }

    /**
     * {@code changed}, with what was not applied before and still stands; kept until {@linkplain #forget forgotten}.
     */
    ModuleChanges with(ModuleChanges changed) {
        ModuleChanges whole = changed;
        for (ModuleChanges set : List.copyOf(kept)) {
            if (joins(set, changed.modules())) {
                // How long the user thought about what was refused is no part of how long the reload took.
                whole = joined(set, whole, set == incomplete ? set.detectedNanos() : changed.detectedNanos());
                forget(set);
            }
        }
        ModuleChanges result = withoutEmpty(whole);
        kept.add(result);
        return result;
    }

    /** Forgets a set that {@link #with} returned: it is live, or part of another. */
    void forget(ModuleChanges set) {
        kept.remove(set);
        reasons.remove(set);
        if (incomplete == set) {
            incomplete = null;
        }
    }

    /** Notes that a part of a set that {@link #with} returned seems to be missing. */
    void incomplete(ModuleChanges set) {
        incomplete = set;
    }

    /** Notes why a set that {@link #with} returned was not applied. */
    void because(ModuleChanges set, List<NotLive> why) {
        reasons.put(set, why);
    }

    /** What {@link #because} has said of a set. */
    List<NotLive> reasons(ModuleChanges set) {
        return reasons.getOrDefault(set, List.of());
    }

    /**
     * Keeps a set that was live and was taken back, with what was not applied since.
     *
     * @return what is kept
     */
    ModuleChanges undone(int generation, ModuleChanges set) {
        List<NotLive> why = new ArrayList<>();
        ModuleChanges whole = set.since(System.nanoTime());
        for (ModuleChanges later : List.copyOf(kept)) {
            if (joins(later, set.modules())) {
                why.addAll(reasons.getOrDefault(later, List.of()));
                whole = joined(whole, later, System.nanoTime());
                forget(later);
            }
        }
        ModuleChanges result = withoutEmpty(whole);
        if (!result.modules().isEmpty()) {
            why.add(new NotLive(
                    NotLive.Why.UNDONE,
                    String.join(", ", result.names()),
                    "",
                    RefusalTexts.undone(generation),
                    RefusalTexts.applyAgain()));
            kept.add(result);
            because(result, why);
        }
        return result;
    }

    /** Why what is kept is not live; a set of which nobody {@linkplain #because said} so has met a bug of ours. */
    List<NotLive> notLive() {
        List<NotLive> entries = new ArrayList<>();
        for (ModuleChanges set : kept) {
            entries.addAll(reasons.getOrDefault(
                    set,
                    List.of(new NotLive(
                            NotLive.Why.INTERNAL_ERROR,
                            String.join(", ", set.names()),
                            "",
                            RefusalTexts.internalError(),
                            RefusalTexts.restart()))));
        }
        return entries;
    }

    /** Everything that is kept and still stands, as one set, as {@link #with} returns it. */
    ModuleChanges all() {
        return together(set -> true);
    }

    /** The sets of these modules that were {@linkplain #undone taken back}, as one, as {@link #with} returns it. */
    ModuleChanges takenBack(Set<String> modules) {
        return together(set -> !Collections.disjoint(set.names(), modules)
                && reasons(set).stream().anyMatch(reason -> reason.why() == NotLive.Why.UNDONE));
    }

    private ModuleChanges together(Predicate<ModuleChanges> isMeant) {
        ModuleChanges whole = ModuleChanges.NONE;
        long now = System.nanoTime();
        for (ModuleChanges set : List.copyOf(kept)) {
            if (isMeant.test(set)) {
                whole = joined(set, whole, now);
                forget(set);
            }
        }
        ModuleChanges result = withoutEmpty(whole);
        kept.add(result);
        return result;
    }

    /** Whether there is a set whose missing part nobody has brought. */
    boolean hasIncomplete() {
        return incomplete != null;
    }

    private ModuleChanges joined(ModuleChanges earlier, ModuleChanges later, long detectedNanos) {
        Map<ModuleContent, FileChanges> joined = new LinkedHashMap<>();
        for (ModuleContent module : classPath) {
            if (earlier.modules().contains(module)) {
                joined.put(module, joined(module, earlier.of(module), later.of(module), detectedNanos));
            } else if (later.modules().contains(module)) {
                joined.put(module, later.of(module));
            }
        }
        return new ModuleChanges(joined);
    }

    private static FileChanges joined(
            ModuleContent module, FileChanges earlier, FileChanges later, long detectedNanos) {
        Map<String, byte[]> classFiles = new HashMap<>(later.classFiles());
        Set<String> deleted = new HashSet<>(later.deletedClassFiles());
        Set<String> paths = new HashSet<>(earlier.classFiles().keySet());
        paths.addAll(earlier.deletedClassFiles());
        for (String path : paths) {
            if (!classFiles.containsKey(path) && !deleted.contains(path)) {
                add(module, path, earlier.classFiles().get(path), classFiles, deleted);
            }
        }
        Set<String> resources = new HashSet<>(earlier.resources());
        resources.addAll(later.resources());
        return new FileChanges(classFiles, deleted, resources, detectedNanos);
    }

    /** Adds what the file is now, as far as it differs from what is live. */
    private static void add(
            ModuleContent module,
            String path,
            byte @Nullable [] kept,
            Map<String, byte[]> classFiles,
            Set<String> deleted) {
        Path file = module.module().classes().resolve(path);
        byte[] bytes = kept;
        try {
            byte[] now = Files.exists(file) ? Files.readAllBytes(file) : null;
            if (now == null || ClassFile.isWellFormed(now)) {
                bytes = now;
            }
        } catch (IOException unreadable) {
            // It is being written again, as one that is not well-formed; the watcher will bring it.
        }
        if (bytes == null && module.classFiles().contains(path)) {
            deleted.add(path);
        } else if (bytes != null && !module.isLive(path, bytes)) {
            classFiles.put(path, bytes);
        }
    }

    private static ModuleChanges withoutEmpty(ModuleChanges changes) {
        Map<ModuleContent, FileChanges> left = new LinkedHashMap<>();
        changes.forEach((module, ofModule) -> {
            if (!ofModule.isEmpty()) {
                left.put(module, ofModule);
            }
        });
        return new ModuleChanges(left);
    }
}
