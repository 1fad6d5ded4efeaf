package dev.hotreload.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Makes two runs' outputs comparable: what the JVM and javac are free to choose gets one spelling. */
final class Output {

    private record Spelling(Pattern pattern, String replacement) {}

    private static final List<Spelling> SPELLINGS = List.of(
            // Of an object; that of an annotation is not in front of it. Any may be short, once in a million.
            new Spelling(Pattern.compile("(?<=[\\w;])@[0-9a-f]{1,16}\\b"), "@hash"),
            new Spelling(Pattern.compile("\\$\\$Lambda(\\$\\d+)?(/(0x)?[0-9a-f]+)?"), "\\$\\$Lambda"),
            new Spelling(Pattern.compile("\\$Proxy\\d+"), "\\$Proxy"),
            new Spelling(Pattern.compile("(?<=\\w)\\$\\d+"), "\\$n"));

    private Output() {}

    /** The lines in their one spelling. */
    static List<String> normal(List<String> lines) {
        return lines.stream().map(Output::normal).toList();
    }

    /**
     * Replaces lines by those that the case says are rightly different.
     *
     * @param replacements lines of the form {@code fresh -> reloaded}
     */
    static List<String> expected(List<String> fresh, List<String> replacements) {
        List<String> lines = new ArrayList<>(fresh);
        for (String replacement : replacements) {
            String[] sides = replacement.split(" -> ", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException("kept state: \"" + replacement + "\" is not \"fresh -> reloaded\"");
            }
            if (!Collections.replaceAll(lines, sides[0].trim(), sides[1].trim())) {
                throw new IllegalArgumentException(
                        "kept state: no line \"" + sides[0] + "\" in\n" + String.join("\n", fresh));
            }
        }
        return lines;
    }

    private static String normal(String line) {
        String normal = line;
        for (Spelling spelling : SPELLINGS) {
            normal = spelling.pattern().matcher(normal).replaceAll(spelling.replacement());
        }
        return normal;
    }
}
