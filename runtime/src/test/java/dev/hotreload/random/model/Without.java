package dev.hotreload.random.model;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What random programs are made without: {@code -Dhotreload.random.without=HIDE_FIELD,TRACES}, of the names of {@link
 * EditKind}, {@code TRACES} (no stack traces are compared) and {@code LINES} (no files and lines in them). The programs
 * of a seed stay what they are but for that.
 */
public final class Without {

    /** Whether no stack traces are compared. */
    static final boolean TRACES;

    /** Whether stack traces are compared without files and lines. */
    static final boolean LINES;

    private static final Set<String> WORDS = Arrays.stream(
                    System.getProperty("hotreload.random.without", "").split(","))
            .map(String::trim)
            .collect(Collectors.toUnmodifiableSet());

    static {
        TRACES = WORDS.contains("TRACES");
        LINES = WORDS.contains("LINES");
    }

    private Without() {}

    /** Whether there are edits of this kind. */
    public static boolean isMade(EditKind kind) {
        return !WORDS.contains(kind.name());
    }
}
