package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * The case files that a test run is about: all, or those that {@code -Dhotreload.case=<pattern>} chooses by name, as in
 * {@code lambda-*} or {@code 03-lambdas/*}.
 */
final class ChosenCases {

    static final Path DIRECTORY = Path.of("src/test/cases");

    private ChosenCases() {}

    /** The files, sorted; at least one. */
    static List<Path> files() throws IOException {
        String pattern = System.getProperty("hotreload.case", "*");
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + (pattern.contains("/") ? pattern : "*/" + pattern) + ".case");
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            List<Path> chosen = files.filter(CaseFile::isCase)
                    .filter(file -> matcher.matches(DIRECTORY.relativize(file)))
                    .sorted()
                    .toList();
            assertThat(chosen).as("cases that match " + pattern).isNotEmpty();
            return chosen;
        }
    }
}
