package dev.hotreload.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The files of one module as last seen. Finds out by their stamps which of them to read, and tells
 * {@link PendingChanges} and {@link DamagedFiles} what was read.
 */
final class ModuleFiles {

    private static final byte[] NOTHING = {};

    private final Path root;
    private final PendingChanges pending;
    private final DamagedFiles damaged;
    private final ResourceContents resources;
    private final LongConsumer deletions;
    private final WritersPace pace = new WritersPace();
    private final NavigableMap<String, FileStamp> stamps = new TreeMap<>();
    /** Files that could have changed without changing their stamp, see {@link FileStamp#isSettled}. */
    private final Set<String> unsettled = new HashSet<>();

    /** Resources that somebody has written since they were told. */
    private Set<String> touched = new HashSet<>();

    private Set<String> unreadable = Set.of();
    private int classFileCount;
    private boolean everHadFiles;
    private boolean rootExists;
    private long lastClassActivity = System.nanoTime();
    private long lastActivity = lastClassActivity;

    /** @param deletions is told when a file was found to be gone */
    ModuleFiles(
            Path root,
            PendingChanges pending,
            DamagedFiles damaged,
            ResourceContents resources,
            LongConsumer deletions) {
        this.deletions = deletions;
        this.root = root;
        this.pending = pending;
        this.damaged = damaged;
        this.resources = resources;
    }

    static boolean isClassFile(String path) {
        return path.endsWith(".class");
    }

    /** Takes what is there now as what is live. */
    void begin() {
        DirectoryScan scan = DirectoryScan.of(root, "");
        long currentMillis = System.currentTimeMillis();
        scan.files().forEach((path, stamp) -> {
            put(path, stamp, currentMillis);
            if (!isClassFile(path)) {
                resources.existing(path, stamp);
            }
        });
        unreadable = scan.unreadable();
        rootExists = Files.isDirectory(root);
    }

    /** Looks at all files; whether a directory became readable, so that it must be watched anew. */
    boolean lookAtEverything(Alarm alarm) {
        rootExists = Files.isDirectory(root);
        DirectoryScan scan = DirectoryScan.of(root, "");
        compare(scan, "", false, alarm);
        Set<String> before = unreadable;
        unreadable = scan.unreadable();
        return !unreadable.containsAll(before);
    }

    /** Looks at one file, or a directory and all below, whose content may have changed although its stamp did not. */
    void lookAt(String path, Alarm alarm) {
        if (path.isEmpty()) {
            lookAtEverything(alarm);
        } else {
            compare(DirectoryScan.of(root, path), path, true, alarm);
        }
        rootExists = classFileCount > 0 || Files.isDirectory(root);
    }

    private void compare(DirectoryScan scan, String start, boolean suspect, Alarm alarm) {
        Set<String> gone = new HashSet<>(below(start));
        gone.removeAll(scan.files().keySet());
        scan.unreadable().forEach(path -> gone.removeAll(below(path)));
        gone.forEach(path -> missing(path, alarm.now()));
        long currentMillis = System.currentTimeMillis();
        scan.files().forEach((path, stamp) -> {
            boolean stampChanged = !stamp.equals(stamps.get(path));
            if (stampChanged || isDoubtful(path) || (suspect && path.equals(start))) {
                put(path, stamp, currentMillis);
                read(path, stamp, stampChanged, alarm);
            }
        });
        scan.unreadable().stream()
                .filter(ModuleFiles::isClassFile)
                .forEach(path -> damage(path, NOTHING, "cannot be read", alarm.now()));
    }

    private boolean isDoubtful(String path) {
        return unsettled.contains(path) && (isClassFile(path) || resources.isDigested(path));
    }

    private Set<String> below(String path) {
        if (path.isEmpty()) {
            return stamps.keySet();
        }
        Set<String> paths = new HashSet<>(stamps.subMap(path + "/", path + "0").keySet()); // '0' follows '/'
        if (stamps.containsKey(path)) {
            paths.add(path);
        }
        return paths;
    }

    private void put(String path, FileStamp stamp, long currentMillis) {
        if (stamps.put(path, stamp) == null && isClassFile(path)) {
            classFileCount++;
        }
        everHadFiles = true;
        if (stamp.isSettled(currentMillis)) {
            unsettled.remove(path);
        } else {
            unsettled.add(path);
        }
    }

    private void missing(String path, long now) {
        stamps.remove(path);
        unsettled.remove(path);
        lastActivity = now;
        deletions.accept(now);
        pending.noticed(now);
        if (isClassFile(path)) {
            classFileCount--;
            lastClassActivity = now;
            pace.wrote(now);
            damaged.remove(path);
            pending.classFileMissing(path);
        } else {
            pending.resource(path);
        }
    }

    private void read(String path, FileStamp stamp, boolean stampChanged, Alarm alarm) {
        long now = alarm.now();
        pending.noticed(now);
        if (!isClassFile(path)) {
            if (stampChanged) {
                lastActivity = now;
                touched.add(path);
            }
            pending.resource(path);
            return;
        }
        try {
            byte[] content = Files.readAllBytes(root.resolve(path));
            if (ClassFileStructure.isComplete(content)) {
                damaged.remove(path);
                if (pending.classFile(path, content) || stampChanged) {
                    active(now, alarm.writtenAt(stamp));
                }
            } else {
                damage(path, content, "is not a complete class file", now);
            }
        } catch (NoSuchFileException e) {
            missing(path, now);
        } catch (IOException e) {
            damage(path, NOTHING, "cannot be read: " + reason(e), now);
        }
    }

    private void damage(String path, byte[] content, String reason, long now) {
        if (damaged.add(path, content, reason, now)) {
            active(now, now);
        }
    }

    private void active(long now, long writtenAt) {
        lastActivity = now;
        lastClassActivity = now;
        pace.wrote(writtenAt);
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        return "AccessDeniedException".equals(name) ? "access is denied" : name + ": " + e.getMessage();
    }

    /** Looks again at these files if their stamps changed since they were read; whether one did. */
    boolean recheck(Set<String> paths, Alarm alarm) {
        List<String> changed = paths.stream().filter(this::differs).toList();
        changed.forEach(path -> lookAt(path, alarm));
        return !changed.isEmpty();
    }

    private boolean differs(String path) {
        try {
            return !FileStamp.read(root.resolve(path)).equals(stamps.get(path));
        } catch (IOException e) {
            return true; // Looking at it finds out more.
        }
    }

    /** Whether nothing is there although something should be. */
    boolean areGone(LiveContent live) {
        if (classFileCount > 0) {
            return false;
        }
        return (everHadFiles && !rootExists) || !live.classFiles().isEmpty();
    }

    /** Whether a file of each of these paths is there. */
    boolean containAll(Set<String> paths) {
        return stamps.keySet().containsAll(paths);
    }

    /** Takes the resources that were written since this was asked last, be it with the same content. */
    Set<String> takeTouched() {
        Set<String> taken = touched;
        touched = new HashSet<>();
        return taken;
    }

    /** The pace of whoever writes the class files. */
    WritersPace pace() {
        return pace;
    }

    /** Whether the directory was there when it was looked at last. */
    boolean rootExists() {
        return rootExists;
    }

    /** The files that are there, with their stamps. */
    Map<String, FileStamp> stamps() {
        return stamps;
    }

    /**
     * When something happened last; with {@code classesOnly}, to a class file. An application that keeps writing other
     * files to its output directory must not keep its classes from being reloaded.
     */
    long lastActivity(boolean classesOnly) {
        return classesOnly ? lastClassActivity : lastActivity;
    }
}
