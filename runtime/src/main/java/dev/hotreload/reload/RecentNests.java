package dev.hotreload.reload;

import dev.hotreload.change.EarlierNest;
import dev.hotreload.change.MatchedNest;
import dev.hotreload.classfile.ClassFile;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The anonymous and local classes of nests as they were before somebody began to write the nests' class files.
 *
 * <p>What looked like a whole set may have been its first half. If the rest follows at once, its classes are matched
 * with what lived before the first half, and not with what that half made of it: else a live object would keep the code
 * of the class whose file came first. However long the writing takes, only a pause ends it: any other end could lie in
 * the middle of a set.
 *
 * <p>Not even a pause does, as long as no file is written for a second time. What comes then is certainly the rest if
 * the nest's line numbers say that its files are of two compilations, and else may be.
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
     * The nest of a top level class before it was written.
     *
     * @param noticed {@link System#nanoTime} when the first change since then was noticed: what is handled late was not
     *     written late
     * @param written all classes whose files it brings
     */
    EarlierNest before(String topLevel, long noticed, Set<String> written) {
        Nest nest = nests.get(topLevel);
        return nest == null || isOver(nest, noticed, written)
                ? EarlierNest.NONE
                : new EarlierNest(nest.classes, nest.isMixed || !isLate(nest, noticed), nest.mayGoOnWith(written));
    }

    /**
     * Notes that a generation was applied which matched these nests, by top level class.
     *
     * @param noticed when the first of its changes was noticed
     * @param written all classes whose files it brought
     */
    void matched(Map<String, MatchedNest> matched, long noticed, Set<String> written) {
        long now = nanoTime.getAsLong();
        nests.values().removeIf(nest -> isOver(nest, noticed, written));
        matched.forEach((topLevel, nest) -> {
            Nest known = nests.get(topLevel);
            Set<String> all = new HashSet<>(written);
            if (known != null) {
                all.addAll(known.written);
            }
            Set<String> before = known == null ? nest.elsewhereBefore() : known.elsewhere;
            boolean isMixed = !before.containsAll(nest.elsewhere());
            nests.put(topLevel, new Nest(known == null ? nest.classes() : known.classes, before, all, isMixed, now));
        });
    }

    private static boolean isOver(Nest nest, long noticed, Set<String> written) {
        return isLate(nest, noticed) && !nest.mayGoOnWith(written);
    }

    private static boolean isLate(Nest nest, long noticed) {
        return noticed - nest.applied > LONGEST_PAUSE.toNanos();
    }

    /**
     * @param elsewhere the classes that were in other lines than they should when the writing began
     * @param written all classes whose files were written since
     * @param isMixed whether there are more of these now
     */
    private record Nest(
            List<ClassFile> classes, Set<String> elsewhere, Set<String> written, boolean isMixed, long applied) {
        boolean mayGoOnWith(Set<String> others) {
            return Collections.disjoint(written, others);
        }
    }
}
