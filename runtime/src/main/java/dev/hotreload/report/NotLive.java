package dev.hotreload.report;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that is on disk and not live, and why.
 *
 * @param why the kind of reason
 * @param module the module's name; empty if it is none of one module
 * @param what the file or class that it is about, for people; empty if the message says it
 * @param message why, without a full stop
 * @param advice what to do, as one or more sentences; may be empty
 */
public record NotLive(Why why, String module, String what, String message, String advice) {

    /** Kinds of reasons. */
    public enum Why {
        /** A source has an error. */
        COMPILE_ERROR,
        /** A compiler, a goal or the file system failed. */
        COMPILE_FAILED,
        /** A source was saved and is not compiled yet. */
        NOT_COMPILED,
        /** Resources could not be brought to where the application reads them. */
        RESOURCES_FAILED,
        /** A pom or a jar changed, which is read only at the start. */
        NEEDS_RESTART,
        /** The change set that it is in was refused. */
        REFUSED,
        /** The change set that it is in was not applied, because of a bug of ours. */
        INTERNAL_ERROR,
        /** A class file cannot be read, is not complete, or does not fit the others of its class. */
        DAMAGED,
        /** A module's class files are all gone. */
        VANISHED,
        /** Reloading is paused. */
        PAUSED,
        /** It was live, and was taken back. */
        UNDONE,
        /** A patch is live in its place. */
        PATCHED
    }

    /** These as one line without line breaks, for {@link #parse}. */
    public static String line(List<NotLive> entries) {
        return entries.stream().map(NotLive::word).collect(Collectors.joining(" "));
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static List<NotLive> parse(String line) {
        return Arrays.stream(line.split(" "))
                .filter(word -> !word.isEmpty())
                .map(NotLive::ofWord)
                .toList();
    }

    private String word() {
        return Stream.of(why.name(), module, what, message, advice)
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static NotLive ofWord(String word) {
        List<String> parts = Arrays.stream(word.split("&", -1))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        if (parts.size() != 5) {
            throw new IllegalArgumentException("not an entry: " + word);
        }
        return new NotLive(Why.valueOf(parts.get(0)), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }
}
