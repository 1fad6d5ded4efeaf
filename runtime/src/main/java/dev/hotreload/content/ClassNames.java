package dev.hotreload.content;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which live class a class file stands for, where the two names differ.
 *
 * <p>The compiler numbers anonymous and local classes by their order in the source, so the class that it calls {@code
 * Outer$2} today may be the one that lives as {@code Outer$1}. All other classes live under the names of their files,
 * but for a few that no compiler made.
 *
 * <p>Immutable. All names are internal names.
 */
public final class ClassNames {
    /** Every class lives under the name of its file. */
    public static final ClassNames SAME = new ClassNames(Map.of(), Map.of());

    private final Map<String, String> liveByFile;
    private final Map<String, String> fileByLive = new HashMap<>();
    private final Map<String, byte[]> made;

    private ClassNames(Map<String, String> liveByFile, Map<String, byte[]> made) {
        this.liveByFile = liveByFile;
        this.made = made;
        for (Map.Entry<String, String> name : liveByFile.entrySet()) {
            fileByLive.put(name.getValue(), name.getKey());
        }
    }

    /** These names, with those of the given class files replaced. */
    public ClassNames with(Map<String, String> changed) {
        Map<String, String> next = new HashMap<>(liveByFile);
        next.putAll(changed);
        next.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        return new ClassNames(next, made);
    }

    /** These names, with more classes (by internal name) that have no class file in a module. */
    public ClassNames withMade(Map<String, byte[]> more) {
        Map<String, byte[]> next = new HashMap<>(made);
        next.putAll(more);
        return more.isEmpty() ? this : new ClassNames(liveByFile, next);
    }

    /** Whether there are such classes. */
    public boolean hasMade() {
        return !made.isEmpty();
    }

    /** The class file, under live names, of a class that no module has a file of; null if there is no such class. */
    public byte @Nullable [] made(String internalName) {
        return made.get(internalName);
    }

    /** The name under which the class of this class file lives. */
    public String liveName(String fileName) {
        return liveByFile.getOrDefault(fileName, fileName);
    }

    /** The class file's name of a live class, or null if the file of that name stands for another class. */
    public @Nullable String fileName(String liveName) {
        String file = fileByLive.get(liveName);
        if (file != null) {
            return file;
        }
        return liveByFile.containsKey(liveName) ? null : liveName;
    }

    /** Whether every class lives under the name of its file. */
    public boolean isSame() {
        return liveByFile.isEmpty();
    }

    /** The live names by the names of the class files, where they differ. */
    public Map<String, String> renamed() {
        return Map.copyOf(liveByFile);
    }
}
