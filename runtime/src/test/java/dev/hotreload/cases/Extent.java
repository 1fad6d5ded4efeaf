package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.util.Comparator;

/** How much of a case a build runs. Every build shows each change on each JDK; the nightly one repeats it in every way. */
final class Extent {

    /** One reload for each way of delivery; more if there are more versions. */
    private static final int GENERATIONS = Integer.getInteger("hotreload.case.generations", Delivery.values().length);

    private static final boolean REVERSED_IN_FULL = Boolean.getBoolean("hotreload.case.reversed.full");
    private static final boolean ALWAYS_FRESH_JVM = Boolean.getBoolean("hotreload.case.fresh.jvm");

    private Extent() {}

    /** After how many generations a run ends, if the case does not say. */
    static int generations(Direction direction, int versions) {
        // Backwards: there and back again. The ways of delivery are shown forwards.
        return direction == Direction.FORWARDS ? Math.max(GENERATIONS, versions) : versions + 1;
    }

    /** Whether cases are told in the direction on the JDK; backwards on the newest only, unless in full. */
    static boolean includes(Direction direction, TestJdk jdk) {
        return direction == Direction.FORWARDS || REVERSED_IN_FULL || isNewest(jdk);
    }

    /** Whether the reloaded program runs without C2, which is half of what its JVM costs. */
    static boolean isWithoutC2(Direction direction) {
        return direction == Direction.BACKWARDS && !REVERSED_IN_FULL;
    }

    /** Whether what fresh programs print is never taken from the JVM that they share. */
    static boolean alwaysFreshJvm() {
        return ALWAYS_FRESH_JVM;
    }

    private static boolean isNewest(TestJdk jdk) {
        return TestJdk.chosen().stream()
                .max(Comparator.comparingInt(TestJdk::feature))
                .filter(jdk::equals)
                .isPresent();
    }
}
