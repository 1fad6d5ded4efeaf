package dev.hotreload.report;

import java.util.StringTokenizer;

/** Lines under a message: indented to where its text begins, and wrapped at the width of a usual terminal. */
final class Paragraph {

    private static final int WIDTH = 100;
    private static final String INDENT = " ".repeat(ConsoleReporter.PREFIX.length() + 2);

    private Paragraph() {}

    static String of(String text) {
        StringBuilder lines = new StringBuilder(INDENT);
        int column = INDENT.length();
        StringTokenizer words = new StringTokenizer(text);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (column > INDENT.length()) {
                if (column + 1 + word.length() > WIDTH) {
                    lines.append('\n').append(INDENT);
                    column = INDENT.length();
                } else {
                    lines.append(' ');
                    column++;
                }
            }
            lines.append(word);
            column += word.length();
        }
        return lines.append('\n').toString();
    }
}
