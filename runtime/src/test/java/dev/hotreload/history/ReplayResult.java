package dev.hotreload.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a replay found.
 *
 * @param changed how many class files differ between the releases
 * @param notApplied how many of them stayed at the old release, because they or their nest were refused
 * @param refused class to reason
 * @param before the old release's tests, before the reload
 * @param fresh the new release's tests in a fresh JVM
 * @param stable those that end the same when they are run twice there
 * @param after the new release's tests after the reload
 */
record ReplayResult(
        Release old,
        Release next,
        int changed,
        int notApplied,
        Map<String, String> refused,
        Suite before,
        Suite fresh,
        Suite stable,
        Suite after) {

    /** A row of the table in docs/history.md. */
    String row() {
        return "| %s | %s → %s | %d | %s | %d of %d | %d | %d | %d |"
                .formatted(
                        old.library(),
                        old.version(),
                        next.version(),
                        changed,
                        refused.isEmpty() ? "whole" : "in part",
                        changed - notApplied,
                        changed,
                        stable.results().size(),
                        stable.results().size() - differences().size(),
                        differences().size());
    }

    /** The tests that end otherwise after the reload than in a fresh JVM, of those that are stable there. */
    List<String> differences() {
        Map<String, String> comparable = new TreeMap<>(after.results());
        comparable.keySet().retainAll(stable.results().keySet());
        return stable.differences(new Suite(comparable));
    }

    /** The kinds of refusals, each with how many classes it refused. */
    Map<String, Long> reasons() {
        return refused.values().stream()
                .map(ReplayResult::kind)
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    }

    /** A reason without the names in it. */
    private static String kind(String reason) {
        return reason.replaceAll("(?<=superclass changed) .*|(?<=modifiers changed) .*|(?<=constants changed) .*", "")
                .replaceAll("implements .* (added|removed)", "implements $1");
    }
}
