package dev.hotreload.cases;

import java.util.List;

/**
 * In which order a case's versions become live.
 *
 * <p>What a case adds when told forwards, it takes away when told backwards: from a class that was defined with it.
 */
enum Direction {
    /** Starts with the first version. */
    FORWARDS,
    /** Starts with the last version. */
    BACKWARDS;

    private static final List<String> ONE_WAY = List.of(
            "not yet", "one way", "kept state", "refused", "notes", "absent notes", "generations", "same output");

    /** The directions in which the case holds; one with a section that is about one direction is told forwards only. */
    static List<Direction> of(CaseFile file) {
        return ONE_WAY.stream().anyMatch(file::has) ? List.of(FORWARDS) : List.of(FORWARDS, BACKWARDS);
    }

    /**
     * The version of the case that is the n-th to be live.
     *
     * @param place from 1
     * @param versions how many there are
     */
    int version(int place, int versions) {
        return this == FORWARDS ? place : versions + 1 - place;
    }

    /** The name of the case when told in this direction. */
    String nameOf(CaseFile file) {
        return file.name() + (this == FORWARDS ? "" : "-reversed");
    }
}
