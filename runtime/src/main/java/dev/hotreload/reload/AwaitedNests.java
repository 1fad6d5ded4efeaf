package dev.hotreload.reload;

import dev.hotreload.change.UnfinishedNests.Unfinished;
import dev.hotreload.message.ProblemTexts;
import dev.hotreload.report.NotLive;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells, once each, for which nests a change set waits because somebody has not written them all.
 *
 * <p>Used by the applying thread only.
 */
final class AwaitedNests {
    private final Consumer<String> problem;
    private final Set<String> told = new HashSet<>();

    /** @param problem shows a line */
    AwaitedNests(Consumer<String> problem) {
        this.problem = problem;
    }

    /**
     * A set waits.
     *
     * @param modules the names of its modules
     * @return the same for whoever asks
     */
    List<NotLive> waits(List<String> modules, Unfinished nest) {
        String written = binaryName(nest.fileName());
        String awaited = binaryName(nest.awaited());
        if (told.add(nest.host())) {
            problem.accept(ProblemTexts.unfinished(written, awaited));
        }
        return List.of(new NotLive(
                NotLive.Why.DAMAGED,
                String.join(", ", modules),
                awaited,
                ProblemTexts.isUnfinished(written),
                ProblemTexts.applyUnfinished()));
    }

    /** A set with these classes (names of class files) is live. */
    void applied(Set<String> classes) {
        told.removeAll(classes);
    }

    private static String binaryName(String fileName) {
        return fileName.replace('/', '.');
    }
}
