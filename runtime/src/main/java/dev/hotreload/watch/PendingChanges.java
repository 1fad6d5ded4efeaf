package dev.hotreload.watch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a module's files differ from what is live, as far as it is known.
 *
 * <p>A change that was told and not taken over (the engine refused it) stays pending: it is part of the next set, but
 * is no reason for one. So a set always holds everything that differs from what is live.
 */
final class PendingChanges {

    private final LiveContent live;
    private final Map<String, byte[]> classFiles = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> resources = new HashSet<>();
    private final Set<String> untold = new HashSet<>();
    private boolean takenBack;
    private boolean noticed;
    private long firstNoticed;

    PendingChanges(LiveContent live) {
        this.live = live;
    }

    /** Notes when the first change of the coming set was noticed. */
    void noticed(long nanos) {
        if (!noticed) {
            noticed = true;
            firstNoticed = nanos;
        }
    }

    /** Forgets when the coming set was noticed, because there is none. */
    void nothingNoticed() {
        noticed = false;
    }

    /** Notes the complete content of a class file; whether that changes anything. */
    boolean classFile(String path, byte[] content) {
        boolean wasDeleted = deleted.remove(path);
        if (live.isLive(path, content)) {
            byte[] was = classFiles.remove(path);
            boolean wasPending = was != null || wasDeleted;
            boolean wasTold = wasPending && !untold.remove(path);
            // The same content as before has become live meanwhile.
            takenBack |= wasTold && !Arrays.equals(was, content);
            return wasPending;
        }
        if (!Arrays.equals(content, classFiles.put(path, content)) || wasDeleted) {
            untold.add(path);
            return true;
        }
        return false;
    }

    /** Notes changes that are not live any more as if they had been told and not taken over. */
    void keepBack(FileChanges changes) {
        changes.classFiles().forEach((path, content) -> {
            if (!untold.contains(path)) {
                deleted.remove(path);
                classFiles.put(path, content);
            }
        });
        changes.deletedClassFiles().forEach(path -> {
            if (!untold.contains(path)) {
                classFiles.remove(path);
                deleted.add(path);
            }
        });
    }

    /** Notes that a class file is gone. */
    void classFileMissing(String path) {
        takenBack |= classFiles.remove(path) != null && !untold.contains(path);
        if (deleted.add(path)) {
            untold.add(path);
        }
    }

    /** Notes that a resource may have been added, changed or deleted. */
    void resource(String path) {
        resources.add(path);
        untold.add(path);
    }

    /** Whether there is a reason for a change set. */
    boolean hasNews() {
        return !untold.isEmpty() || takenBack;
    }

    /** The files that no change set has been told of. */
    Set<String> untold() {
        return new TreeSet<>(untold);
    }

    /** Whether a change that was told and not taken over is gone, which may make others of its set possible. */
    boolean isTakenBack() {
        return takenBack;
    }

    /** Whether these are all files that a change set has not been told of. */
    boolean hasNoNewsBut(Set<String> paths) {
        return paths.containsAll(untold);
    }

    /** Whether the only reason for a change set is that files are missing. */
    boolean hasOnlyMissing(Set<String> existing) {
        return !untold.isEmpty() && untold.stream().noneMatch(existing::contains);
    }

    /** Whether class files are missing that no change set has been told of. */
    boolean hasMissing() {
        return deleted.stream().anyMatch(untold::contains);
    }

    /** Whether the reason for a change set is in class files, and not in resources alone. */
    boolean concernsClasses() {
        return !resources.containsAll(untold) || untold.isEmpty();
    }

    /** The class files that the coming set holds. */
    Set<String> classFiles() {
        return new TreeSet<>(classFiles.keySet());
    }

    /** Takes the resources that may have changed. */
    Set<String> takeResources() {
        Set<String> taken = new HashSet<>(resources);
        resources.clear();
        untold.removeAll(taken);
        return taken;
    }

    /** Takes the change set. */
    FileChanges take(Set<String> changedResources) {
        forgetWhatIsLive();
        FileChanges changes = new FileChanges(classFiles, deleted, changedResources, firstNoticed);
        untold.clear();
        takenBack = false;
        noticed = false;
        return changes;
    }

    /** The class files of the coming set as far as it is known. */
    FileChanges expected() {
        return new FileChanges(classFiles, deleted, Set.of(), firstNoticed);
    }

    /** Drops what is no longer different from what is live. */
    void forgetWhatIsLive() {
        classFiles.entrySet().removeIf(entry -> live.isLive(entry.getKey(), entry.getValue()));
        if (!deleted.isEmpty()) {
            deleted.retainAll(live.classFiles());
        }
    }
}
