package dev.hotreload.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One value that a program's first version makes and its second version gets: a file below {@code src/test/handover}.
 *
 * <p>Sections are as in cases: {@code v1 a/Menu.java}, {@code v2 a/Menu.java}, {@code a/Menu.java} for both, {@code
 * stays a/Base.java} for a class whose loader stays. {@code make} returns the value, {@code drive} gets it as {@code
 * kept} and prints, {@code expected} is what it prints, {@code refused} the message if it cannot be handed over. {@code
 * as} says whether it is copied, {@code wanted} the type of the variable that gets it, and {@code once} that the drive
 * changes it, so that further generations would print something else. All classes of a case are in a package of its
 * own.
 *
 * @param name the file's name
 * @param sections what is in it, by title
 */
record HandoverCase(String name, Map<String, String> sections) {
    private static final Pattern TITLE = Pattern.compile("(?m)^=== (.+) ===\\R");
    private static final String IMPORTS = "import java.util.*; import java.util.function.*; import java.util.stream.*;"
            + " import java.util.concurrent.*; ";

    /** Those of the folder. */
    static List<HandoverCase> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<HandoverCase> all = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                all.add(parse(String.valueOf(file.getFileName()), Files.readString(file)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HandoverCase parse(String fileName, String text) {
        Map<String, String> sections = new TreeMap<>();
        Matcher title = TITLE.matcher(text);
        String last = "title";
        int start = 0;
        while (title.find()) {
            sections.put(last, text.substring(start, title.start()));
            last = title.group(1);
            start = title.end();
        }
        sections.put(last, text.substring(start));
        return new HandoverCase(fileName.replaceFirst("\\..*", ""), sections);
    }

    String text(String section) {
        return sections.getOrDefault(section, "").strip();
    }

    /** The sources of a version, with the class that makes the value or drives it. */
    Map<String, String> sources(int version) {
        Map<String, String> sources = new TreeMap<>();
        sections.forEach((title, text) -> {
            String path = title.replaceFirst("^v" + version + " ", "");
            if (path.matches("\\S+\\.java")) {
                sources.put(path, text);
            }
        });
        String packageName = packageName();
        String code = version == 1
                ? "class Make { static Object make() throws Exception { " + text("make") + "\n} }"
                : "class Drive { private static final StringBuilder OUT = new StringBuilder();"
                        + " static void print(Object... all) { for (Object each : all) { OUT.append(each).append(' '); }"
                        + " OUT.setLength(OUT.length() - 1); OUT.append('\\n'); }"
                        + " static String drive(Object kept) throws Throwable { OUT.setLength(0); " + text("drive")
                        + "\nreturn OUT.toString(); } }";
        sources.put(
                packageName + (version == 1 ? "/Make.java" : "/Drive.java"),
                "package " + packageName + "; " + IMPORTS + code);
        return sources;
    }

    /** The sources of the classes whose loader stays. */
    Map<String, String> staying() {
        Map<String, String> sources = new TreeMap<>();
        sections.forEach((title, text) -> {
            if (title.startsWith("stays ")) {
                sources.put(title.substring("stays ".length()), text);
            }
        });
        return sources;
    }

    String packageName() {
        String path = sections.keySet().stream()
                .filter(title -> title.endsWith(".java"))
                .findFirst()
                .orElseThrow();
        return path.substring(path.lastIndexOf(' ') + 1, path.indexOf('/'));
    }

    KeepAs as() {
        return text("as").equals("copy") ? KeepAs.COPY : KeepAs.PROXY;
    }

    boolean isOnce() {
        return sections.containsKey("once");
    }

    @Override
    public String toString() {
        return name;
    }
}
