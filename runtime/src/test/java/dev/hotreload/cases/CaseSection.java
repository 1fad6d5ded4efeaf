package dev.hotreload.cases;

import java.util.List;

/**
 * One section of a case file.
 *
 * @param name what it holds: a word such as {@code drive}, or a file's path
 * @param version the version in its title; 0 if it holds for every version
 * @param deleted whether the file is deleted from this version on
 * @param text its lines
 */
record CaseSection(String name, int version, boolean deleted, String text) {

    static final String LIBRARY = "library ";

    /** Where services are listed, in files with the names of types. */
    static final String SERVICES = "META-INF/services/";

    private static final List<String> WORDS = List.of(
            "absent",
            "absent notes",
            "drive",
            "generations",
            "hierarchy",
            "imports",
            "jars",
            "javac",
            "jvm",
            "kept",
            "kept state",
            "modules",
            "not yet",
            "notes",
            "one compiler",
            "one way",
            "own jvm",
            "refused",
            "same output",
            "setup");

    /** Whether this is a file of the reloaded program. */
    boolean isFile() {
        return !isLibrary() && (name.contains("/") || name.contains("."));
    }

    /** Whether this is a source of the library. */
    boolean isLibrary() {
        return name.startsWith(LIBRARY);
    }

    /** Whether this is the minimum Java version, as {@code jdk 21}. */
    boolean isJdk() {
        return name.startsWith("jdk ");
    }

    /** Whether anybody reads this section. */
    boolean isKnown() {
        return WORDS.contains(name) || isJdk() || isLibrary() || isFile();
    }

    /** The module of a file; the application's if its title names none. */
    String module() {
        int colon = name.indexOf(':');
        return colon < 0 ? CaseFile.APPLICATION : name.substring(0, colon);
    }

    /** The path of a file within its module's or the library's sources. */
    String path() {
        return isLibrary() ? name.substring(LIBRARY.length()) : name.substring(name.indexOf(':') + 1);
    }

    /** The non-blank lines, trimmed. */
    List<String> lines() {
        return text.lines().map(String::trim).filter(line -> !line.isEmpty()).toList();
    }
}
