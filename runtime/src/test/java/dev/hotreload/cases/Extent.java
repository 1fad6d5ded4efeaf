package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How much of a case a build runs. Every build shows each change on each JDK; the nightly one repeats it in every way.
 */
public final class Extent {

    /** One reload for each way of delivery; more if there are more versions. */
    private static final int GENERATIONS = Integer.getInteger("hotreload.case.generations", Delivery.values().length);

    private static final boolean IN_FULL = Boolean.getBoolean("hotreload.case.full");
    private static final boolean ALWAYS_ALONE = Boolean.getBoolean("hotreload.case.alone");

    private Extent() {}

    /** Whether everything is repeated in every way. */
    public static boolean isFull() {
        return IN_FULL;
    }

    /** The JDKs that show what is the same on all: the newest; in full, all. */
    public static List<TestJdk> enough() {
        return TestJdk.chosen().stream().filter(jdk -> IN_FULL || isNewest(jdk)).toList();
    }

    /** The JDKs on which a case is played: all, unless it is about a language that is compiled alike for each. */
    static Collection<TestJdk> of(CaseFile file) {
        return file.isOfOtherLanguage() ? enough() : TestJdk.chosen();
    }

    /** After how many generations a run ends, if the case does not say. */
    static int generations(Direction direction, TestJdk jdk, int versions) {
        // There and back again. The ways of delivery are the same on every JDK and in every direction: the newest shows
        // them all, forwards.
        return IN_FULL || (direction == Direction.FORWARDS && isNewest(jdk))
                ? Math.max(GENERATIONS, versions)
                : versions;
    }

    /**
     * How many generations of a case in company are a change set of their own: on the newest JDK, forwards, each change
     * once, up to the last version; in all others the changes of the whole company are one set. Most of what a short
     * case costs is the JVM's redefinition, which costs the same for one class and for fifty.
     */
    static int generationsInOwnSets(Direction direction, TestJdk jdk, int versions) {
        if (IN_FULL) {
            return Integer.MAX_VALUE;
        }
        return direction == Direction.FORWARDS && isNewest(jdk) ? versions - 1 : 0;
    }

    /**
     * Whether the case is told in the direction on the JDK; unless in full, backwards on the newest only, and in
     * company. Told forwards, it has gone back to its beginning, too.
     */
    static boolean includes(Direction direction, TestJdk jdk, CaseFile file) {
        return direction == Direction.FORWARDS || IN_FULL || (isNewest(jdk) && isSociable(file));
    }

    /** Options of the JVMs of cases: no C2, which compiles the engine and the JDK, hardly ever a short program. */
    static List<String> jvmOptions() {
        return IN_FULL ? List.of() : List.of("-XX:TieredStopAtLevel=1");
    }

    /** The case with a package of its own, by number, if it may be in one program with others; else as it is. */
    static CaseFile forCompany(CaseFile file, int number) {
        return isSociable(file) ? file.numbered(number) : file;
    }

    /** Whether a case may be in one program with others. */
    static boolean isSociable(CaseFile file) {
        return !ALWAYS_ALONE
                && !FreshProgram.needsItsOwnJvm(file)
                && !file.has("not yet")
                && file.hierarchy() == CaseFile.usualHierarchy();
    }

    /** Whether every program, fresh or reloaded, has a JVM for itself. */
    static boolean isAlwaysAlone() {
        return ALWAYS_ALONE;
    }

    private static boolean isNewest(TestJdk jdk) {
        return TestJdk.chosen().stream()
                .max(Comparator.comparingInt(TestJdk::feature))
                .filter(jdk::equals)
                .isPresent();
    }
}
