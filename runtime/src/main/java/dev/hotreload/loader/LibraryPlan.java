package dev.hotreload.loader;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Which jars get a new loader when the program begins again.
 *
 * @param haveAll whether all get one
 * @param anew the entries of the class path, of that before and of that now, whose classes are defined anew, or are
 *     gone
 * @param packages the packages of each entry, of both; empty if all have or none has a new loader
 */
public record LibraryPlan(boolean haveAll, Set<Path> anew, Map<Path, Set<String>> packages) {

    /** The class path is what it was. */
    public static final LibraryPlan STAY = new LibraryPlan(false, Set.of(), Map.of());

    /** All begin anew. */
    public static final LibraryPlan ALL = new LibraryPlan(true, Set.of(), Map.of());

    /** Copies the sets. */
    public LibraryPlan {
        anew = Set.copyOf(anew);
        packages = Map.copyOf(packages);
    }

    /** Whether all have the loaders that they had. */
    public boolean isNone() {
        return !haveAll && anew.isEmpty();
    }

    /** Whether only some have new loaders. */
    public boolean isPart() {
        return !haveAll && !anew.isEmpty();
    }
}
