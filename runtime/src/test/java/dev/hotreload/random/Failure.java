package dev.hotreload.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What went wrong with a program.
 *
 * @param version the version that it was reloaded to
 * @param kind what differs: a smaller program that fails for another reason is another failure
 * @param message what there is to see
 */
record Failure(int version, String kind, String message) {

    /**
     * That of a program whose step was refused, with the reason, because the JVM has no room for an interface, or a
     * class keeps its superclass: it ends there.
     */
    static final String NO_ROOM = "no room";

    private static final int MOST_LINES = 12;
    private static final Pattern ERROR = Pattern.compile("\\w+(Error|Exception)\\b");

    /** Whether the other one may have the same reason. */
    boolean isLike(Failure other) {
        return kind.equals(other.kind) && thrown().equals(other.thrown());
    }

    /** The names of the errors in the message. */
    private Set<String> thrown() {
        return ERROR.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** The lines that differ, in pairs. */
    static String difference(List<String> expected, List<String> actual) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(expected.size(), actual.size()) && lines.size() < MOST_LINES; i++) {
            String fresh = i < expected.size() ? expected.get(i) : "(nothing)";
            String reloaded = i < actual.size() ? actual.get(i) : "(nothing)";
            if (!fresh.equals(reloaded)) {
                lines.add("fresh    " + fresh + "\n  reloaded " + reloaded);
            }
        }
        return String.join("\n  ", lines);
    }
}
