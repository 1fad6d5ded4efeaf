package dev.hotreload.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of tests ended with.
 *
 * @param results each test's id and result
 */
record Suite(Map<String, String> results) {

    private static final String PASSED = "SUCCESSFUL";

    /** Reads the answer of {@link dev.hotreload.history.forked.SuiteMain}. */
    static Suite of(List<String> lines) {
        Map<String, String> results = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            results.put(parts[2], parts[0]);
        }
        return new Suite(results);
    }

    /** How many passed. */
    long passed() {
        return results.values().stream().filter(PASSED::equals).count();
    }

    /** Tests whose results differ, with both results. */
    List<String> differences(Suite other) {
        List<String> differences = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(results);
        other.results.forEach(all::putIfAbsent);
        for (String test : all.keySet()) {
            String one = results.getOrDefault(test, "(not run)");
            String another = other.results.getOrDefault(test, "(not run)");
            if (!one.equals(another)) {
                differences.add(one + " -> " + another + "  " + test);
            }
        }
        return differences;
    }

    /** Without the tests that another run of the same code ended differently. */
    Suite stable(Suite again) {
        Map<String, String> stable = new TreeMap<>(results);
        stable.entrySet().removeIf(result -> !result.getValue().equals(again.results.get(result.getKey())));
        return new Suite(stable);
    }
}
