package dev.hotreload.control;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What came of a {@link PatchWish}.
 *
 * @param isDone false if it was refused, and nothing has changed
 * @param number that of the patch which was made; 0: none was
 * @param text what to tell the user, one or more lines
 */
public record PatchReply(boolean isDone, int number, String text) {

    /** As words of a line, for {@link #parse}. */
    public String line() {
        return isDone + " " + number + " " + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads what {@link #line} wrote. */
    public static PatchReply parse(String line) {
        String[] words = line.split(" ", -1);
        return new PatchReply(
                Boolean.parseBoolean(words[0]),
                Integer.parseInt(words[1]),
                URLDecoder.decode(words[2], StandardCharsets.UTF_8));
    }
}
