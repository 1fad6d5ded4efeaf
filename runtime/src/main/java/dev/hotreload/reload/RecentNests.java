package dev.hotreload.reload;

import dev.hotreload.classfile.ClassFile;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The anonymous and local classes of nests as they were before somebody began to write the nests' class files.
 *
 * <p>What looked like a whole set may have been its first half. If the rest follows at once, its classes are matched with
 * what lived before the first half, and not with what that half made of it: else a live object would keep the code of the
 * class whose file came first. However long the writing takes, only a pause ends it: any other end could lie in the middle of
 * a set.
 *
 * <p>Used by the applying thread only.
 */
final class RecentNests {
    /** Whoever pauses for longer has finished. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private final Map<String, Nest> nests = new HashMap<>();

    /** @param nanoTime what {@link System#nanoTime} gives */
    RecentNests(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * The classes (under their live names) of the nest of a top level class before it was written; empty if it is not new.
     *
     * @param noticed {@link System#nanoTime} when the first change since then was noticed: what is handled late was not
     *     written late
     */
    Collection<ClassFile> before(String topLevel, long noticed) {
        Nest nest = nests.get(topLevel);
        return nest == null || isOver(nest, noticed) ? List.of() : nest.classes;
    }

    /**
     * Notes that a generation was applied which matched these classes, by top level class.
     *
     * @param noticed when the first of its changes was noticed
     */
    void matched(Map<String, List<ClassFile>> classes, long noticed) {
        long now = nanoTime.getAsLong();
        nests.values().removeIf(nest -> isOver(nest, noticed));
        classes.forEach((topLevel, live) -> {
            Nest known = nests.get(topLevel);
            nests.put(topLevel, new Nest(known == null ? live : known.classes, now));
        });
    }

    private static boolean isOver(Nest nest, long noticed) {
        return noticed - nest.applied > LONGEST_PAUSE.toNanos();
    }

    private record Nest(List<ClassFile> classes, long applied) {}
}
