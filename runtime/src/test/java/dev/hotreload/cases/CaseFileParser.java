package dev.hotreload.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a case file: a description, then sections, each below its title between {@code ===}. */
final class CaseFileParser {

    private static final Pattern TITLE = Pattern.compile("=== (.+) ===\\s*");
    private static final Pattern VERSION = Pattern.compile("(^| )v([1-9]\\d*)( |$)");
    private static final String DELETED = " deleted";

    private final String kind;
    private final String name;
    private final List<CaseSection> sections = new ArrayList<>();

    private CaseFileParser(String kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    /**
     * Parses the text of the case {@code name} in the folder {@code kind}.
     *
     * @throws IllegalArgumentException if it is not a case; the message says where and why
     */
    static CaseFile parse(String kind, String name, String text) {
        return new CaseFileParser(kind, name).parse(text);
    }

    private CaseFile parse(String text) {
        StringBuilder description = new StringBuilder();
        StringBuilder current = description;
        String title = null;
        for (String line : text.lines().toList()) {
            Matcher matcher = TITLE.matcher(line);
            if (matcher.matches()) {
                add(title, current);
                title = matcher.group(1).trim();
                current = new StringBuilder();
            } else {
                current.append(line).append('\n');
            }
        }
        add(title, current);
        CaseFile file = new CaseFile(
                kind, name, CaseFile.PACKAGE, description.toString().trim(), sections);
        check(file);
        return file;
    }

    private void add(@Nullable String title, CharSequence text) {
        if (title == null) {
            return;
        }
        CaseSection section = section(title, text.toString());
        if (!section.isKnown()) {
            throw wrong(title, "is neither a file nor a section that cases have");
        }
        if (section.deleted() && !section.lines().isEmpty()) {
            throw wrong(title, "deletes a file and has content");
        }
        boolean twice = sections.stream()
                .anyMatch(other -> other.name().equals(section.name()) && other.version() == section.version());
        if (twice) {
            throw wrong(title, "is there twice");
        }
        sections.add(section);
    }

    private static CaseSection section(String title, String text) {
        boolean deleted = title.endsWith(DELETED);
        String rest = deleted ? title.substring(0, title.length() - DELETED.length()) : title;
        Matcher matcher = VERSION.matcher(rest);
        int version = matcher.find() ? Integer.parseInt(matcher.group(2)) : 0;
        return new CaseSection(VERSION.matcher(rest).replaceFirst("").trim(), version, deleted, text);
    }

    private void check(CaseFile file) {
        if (file.description().isEmpty()) {
            throw new IllegalArgumentException(kind + "/" + name + " does not say in its first line what it shows");
        }
        if (file.sections().stream().noneMatch(section -> section.name().equals("drive"))) {
            throw new IllegalArgumentException(kind + "/" + name + " has no section \"drive\"");
        }
        if (file.sections().stream().noneMatch(section -> section.version() > 1)) {
            throw new IllegalArgumentException(kind + "/" + name + " has no second version of anything");
        }
    }

    private IllegalArgumentException wrong(String title, String why) {
        return new IllegalArgumentException(kind + "/" + name + ": section \"" + title + "\" " + why);
    }
}
