package dev.hotreload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The documents: their links lead somewhere, their lines fit, and every kind of case is in the table of change kinds.
 * Comments fit, too.
 */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LINE_WIDTH = 120;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern HEADING = Pattern.compile("#+ (.+)");

    @TestFactory
    Stream<DynamicTest> links_lead_to_files_and_headings() {
        return documents()
                .map(document -> DynamicTest.dynamicTest(name(document), () -> {
                    List<String> broken = new ArrayList<>();
                    for (String line : prose(document)) {
                        Matcher link = LINK.matcher(line);
                        while (link.find()) {
                            if (!link.group(1).contains("://") && !leadsSomewhere(document, link.group(1))) {
                                broken.add(link.group(1));
                            }
                        }
                    }
                    assertThat(broken).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> lines_fit() {
        return documents()
                .map(document -> DynamicTest.dynamicTest(
                        name(document),
                        () -> assertThat(prose(document))
                                .filteredOn(line -> !line.startsWith("|"))
                                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(LINE_WIDTH))));
    }

    /** The formatter breaks code, and leaves comments alone. */
    @Test
    void comments_fit() throws IOException {
        List<String> tooWide = new ArrayList<>();
        for (String module : List.of("runtime", "maven-plugin", "frameworks", "benchmarks")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                for (Path file : files.filter(DocumentsTest::isSource).toList()) {
                    comments(file).filter(line -> line.length() > LINE_WIDTH).forEach(line -> tooWide.add(file + line));
                }
            }
        }
        assertThat(tooWide).isEmpty();
    }

    private static boolean isSource(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        return path.matches("(?!.*/target/).*src/(main|test)/java/.*\\.java");
    }

    /** What is preformatted may be as wide as it has to. */
    private static Stream<String> comments(Path file) throws IOException {
        return Pattern.compile("(?s)<pre.*?</pre>")
                .matcher(Files.readString(file))
                .replaceAll("")
                .lines()
                .filter(line -> line.matches("\\s*(\\*|//|/\\*).*"));
    }

    @Test
    void every_folder_of_cases_is_a_change_kind() throws IOException {
        String table = Files.readString(ROOT.resolve("docs/change-kinds.md"));
        try (Stream<Path> folders = Files.list(ROOT.resolve("runtime/src/test/cases"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(folder ->
                            assertThat(table).contains("(../runtime/src/test/cases/" + folder.getFileName() + ")"));
        }
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty()
                ? document
                : document.resolveSibling(path).toAbsolutePath().normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** What can stand behind {@code #}: ids, and headings as the hosts of repositories write them. */
    private static Set<String> anchors(Path document) throws IOException {
        Set<String> anchors = new TreeSet<>();
        for (String line : prose(document)) {
            Matcher id = ANCHOR.matcher(line);
            while (id.find()) {
                anchors.add(id.group(1));
            }
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                anchors.add(heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
        }
        return anchors;
    }

    /** The lines outside of printed commands and code. */
    private static List<String> prose(Path document) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean isCode = false;
        for (String line : Files.readAllLines(document)) {
            if (line.strip().startsWith("```")) {
                isCode = !isCode;
            } else if (!isCode) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static Stream<Path> documents() {
        return Stream.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("examples/imagegen"))
                .flatMap(DocumentsTest::markdown);
    }

    private static Stream<Path> markdown(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path document) {
        return ROOT.relativize(document).toString();
    }
}
