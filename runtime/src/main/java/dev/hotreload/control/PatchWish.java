package dev.hotreload.control;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the program itself wants to be done about patches, as the runtime asks the plugin.
 *
 * @param action what to do
 * @param source the source of a class, or of a method
 * @param method the method that the source is of; empty: it is that of a class
 * @param isKept whether the patch stays when its class is saved
 * @param numbers which patches are meant; empty: all
 */
public record PatchWish(Action action, String source, String method, boolean isKept, List<Integer> numbers) {

    /** What can be done. */
    public enum Action {
        /** Makes a source live. */
        APPLY,
        /** Takes patches back. */
        REVERT,
        /** Writes patches into the sources. */
        COMMIT
    }

    /** Copies the numbers. */
    public PatchWish {
        numbers = List.copyOf(numbers);
    }

    /** One about patches that there are. */
    public static PatchWish of(Action action, List<Integer> numbers) {
        return new PatchWish(action, "", "", false, numbers);
    }

    /** As words of a line, for {@link #parse}. */
    public String line() {
        return String.join(
                " ",
                action.name(),
                URLEncoder.encode(source, StandardCharsets.UTF_8),
                URLEncoder.encode(method, StandardCharsets.UTF_8),
                String.valueOf(isKept),
                numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Reads what {@link #line} wrote. */
    public static PatchWish parse(String line) {
        String[] words = line.split(" ", -1);
        return new PatchWish(
                Action.valueOf(words[0]),
                URLDecoder.decode(words[1], StandardCharsets.UTF_8),
                URLDecoder.decode(words[2], StandardCharsets.UTF_8),
                Boolean.parseBoolean(words[3]),
                Arrays.stream(words[4].split(","))
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }
}
