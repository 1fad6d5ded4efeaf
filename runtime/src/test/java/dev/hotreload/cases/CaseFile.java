package dev.hotreload.cases;

import dev.hotreload.cases.forked.CaseMain;
import dev.hotreload.launch.Hierarchy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One change and what a program prints before and after it. CONTRIBUTING.md shows a complete one and lists the
 * sections.
 *
 * @param kind the folder: the row of the change-kind table and its words
 * @param name the behaviour, from the file's name
 * @param packageName of the drive and of the kept objects: {@value #PACKAGE}, unless the case is in company
 * @param description what stands above the first section
 * @param sections the sections in the order of the file
 */
record CaseFile(String kind, String name, String packageName, String description, List<CaseSection> sections) {

    /** The module of all files that name none, of the drive and of the kept objects. */
    static final String APPLICATION = "app";

    /** The package in which case files are written. */
    static final String PACKAGE = "p";

    /** What others know by its name. */
    private static final Set<String> FIXED = Set.of("META-INF", "dev");

    private static final String SUFFIX = ".case";

    /** Copies the sections, so that a case never changes. */
    CaseFile {
        sections = List.copyOf(sections);
    }

    /** Reads a case file. */
    static CaseFile read(Path file) {
        try {
            String fileName = String.valueOf(file.getFileName());
            String kind = String.valueOf(
                    file.toAbsolutePath().getName(file.toAbsolutePath().getNameCount() - 2));
            String name = fileName.substring(0, fileName.length() - SUFFIX.length());
            return CaseFileParser.parse(kind, name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is the name of a case file. */
    static boolean isCase(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    /** Whether some of its sources are of another language than Java. */
    boolean isOfOtherLanguage() {
        return sections.stream().anyMatch(section -> section.path().matches(".*\\.(kt|groovy)"));
    }

    /** The same case with the number in the names of all its packages, so that it can be in one program with others. */
    CaseFile numbered(int number) {
        List<CaseSection> numbered = sections;
        Set<String> packages = new LinkedHashSet<>(otherPackages());
        packages.removeAll(FIXED);
        packages.add(PACKAGE);
        for (String name : packages) {
            PackageRenaming renaming = new PackageRenaming(name, name + number);
            numbered = numbered.stream().map(renaming::section).toList();
        }
        return new CaseFile(kind, name, PACKAGE + number, description, numbered);
    }

    /** The first names of the packages, or other directories, that it has beside {@link #packageName}. */
    Set<String> otherPackages() {
        return sections.stream()
                .filter(section -> (section.isFile() || section.isLibrary())
                        && section.path().contains("/"))
                .map(section -> section.path().substring(0, section.path().indexOf('/')))
                .filter(first -> !first.equals(packageName))
                .collect(Collectors.toSet());
    }

    /** The line with which {@link dev.hotreload.cases.forked.CaseMain} is asked to set it up. */
    String setup() {
        return CaseMain.SETUP + " " + packageName;
    }

    /** The line with which {@link dev.hotreload.cases.forked.CaseMain} is asked to drive it. */
    String drive() {
        return CaseMain.DRIVE + " " + packageName;
    }

    /** How many versions there are. */
    int versions() {
        return sections.stream().mapToInt(CaseSection::version).max().orElse(1);
    }

    /** The modules, each after those it may use: as listed, else in order of appearance; the application last. */
    List<String> modules() {
        Set<String> modules = new LinkedHashSet<>(lines("modules", 0));
        sections.stream().filter(CaseSection::isFile).map(CaseSection::module).forEach(modules::add);
        modules.remove(APPLICATION);
        modules.add(APPLICATION);
        return List.copyOf(modules);
    }

    /** Path to content of the module's files in a version. */
    Map<String, String> files(String module, int version) {
        Map<String, CaseSection> latest = sections.stream()
                .filter(section -> section.isFile() && section.module().equals(module) && section.version() <= version)
                .collect(Collectors.toMap(CaseSection::path, Function.identity(), CaseFile::later, TreeMap::new));
        Map<String, String> files = new TreeMap<>();
        latest.values().stream()
                .filter(section -> !section.deleted())
                .forEach(section -> files.put(section.path(), section.text()));
        return files;
    }

    /** Path to source of the library's classes; empty: no library. */
    Map<String, String> library() {
        return sections.stream()
                .filter(CaseSection::isLibrary)
                .collect(Collectors.toMap(CaseSection::path, CaseSection::text));
    }

    /**
     * The text of a section in a version: the version's own, else that for all versions, else the latest before; empty
     * if there is none.
     */
    String text(String section, int version) {
        return find(section, version).map(CaseSection::text).orElse("");
    }

    /** The first version for which there is such a section; 0 if it holds for all, or there is none. */
    int firstVersion(String section) {
        return sections.stream()
                .filter(each -> each.name().equals(section))
                .mapToInt(CaseSection::version)
                .min()
                .orElse(0);
    }

    /** The non-blank lines of {@link #text}. */
    List<String> lines(String section, int version) {
        return find(section, version).map(CaseSection::lines).orElse(List.of());
    }

    /** Whether there is such a section for any version. */
    boolean has(String section) {
        return sections.stream().anyMatch(s -> s.name().equals(section));
    }

    /** Whether classes of the program may get other interfaces. */
    Hierarchy hierarchy() {
        return lines("hierarchy", 0).stream().findFirst().map(Hierarchy::of).orElse(usualHierarchy());
    }

    /** The same where no section says it: they may, on any JVM. */
    static Hierarchy usualHierarchy() {
        return Hierarchy.of(System.getProperty("hotreload.case.hierarchy", "true"));
    }

    /** The lowest Java version that the sources compile for. */
    int release() {
        return sections.stream()
                .filter(CaseSection::isJdk)
                .findFirst()
                .map(section -> Integer.valueOf(section.name().substring("jdk ".length())))
                .orElse(17);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }

    private Optional<CaseSection> find(String name, int version) {
        List<CaseSection> named =
                sections.stream().filter(section -> section.name().equals(name)).toList();
        return named.stream()
                .filter(section -> section.version() == version)
                .findFirst()
                .or(() ->
                        named.stream().filter(section -> section.version() == 0).findFirst())
                .or(() -> named.stream()
                        .filter(section -> section.version() < version)
                        .reduce(CaseFile::later));
    }

    private static CaseSection later(CaseSection one, CaseSection other) {
        return one.version() > other.version() ? one : other;
    }
}
