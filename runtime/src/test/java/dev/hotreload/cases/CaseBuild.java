package dev.hotreload.cases;

import dev.hotreload.testing.Jars;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The compiled versions of a case, below its directory. */
final class CaseBuild {

    private final CaseFile file;
    private final CaseKit kit;
    private final TestJdk jdk;
    private final Path directory;
    private final Compilers compilers;
    private Optional<CaseBatch> batch = Optional.empty();

    CaseBuild(CaseFile file, CaseKit kit, TestJdk jdk, Path directory, Compilers compilers) {
        this.file = file;
        this.kit = kit;
        this.jdk = jdk;
        this.directory = directory;
        this.compilers = compilers;
    }

    /** Has it compiled with others. */
    void joined(CaseBatch others) {
        batch = Optional.of(others);
    }

    /** Compiles the library and every version of every module, unless that was done with others. */
    void compile() {
        if (batch.isEmpty() || !batch.get().compile()) {
            compileAlone();
        }
    }

    private void compileAlone() {
        Directories.delete(directory);
        Directories.create(directory);
        if (!file.library().isEmpty()) {
            Path classes = directory.resolve("library");
            compile(file.library(), directory.resolve("library-sources"), classes, List.of(), 1);
            Jars.write(libraryJar(), classes, "");
        }
        for (int version = 1; version <= file.versions(); version++) {
            List<Path> classPath = new ArrayList<>(libraries());
            for (String module : file.modules()) {
                compile(
                        sources(file, module, version),
                        sourceDirectory(module, version),
                        classes(module, version),
                        classPath,
                        version);
                classPath.add(0, classes(module, version));
            }
        }
        removeAbsent();
    }

    /**
     * Whether it can be compiled with others: javac compiles all its sources, which all are in packages of its own, and
     * need no more than the words of the cases.
     */
    boolean isPlain() {
        return compilers.equals(Compilers.of("javac"))
                && file.modules().size() == 1
                && file.library().isEmpty()
                && !file.packageName().equals(CaseFile.PACKAGE)
                && !file.has("jars")
                && !file.has("javac")
                && !file.otherPackages().contains("dev")
                && file.sections().stream().filter(CaseSection::isFile).allMatch(CaseBuild::isInPackageOfItsPath);
    }

    /** What has kept a package in its text that its path has no more would be written to that of another case. */
    private static boolean isInPackageOfItsPath(CaseSection section) {
        int slash = section.path().lastIndexOf('/');
        if (!section.path().endsWith(".java") || slash < 0) {
            return false;
        }
        String packageName = section.path().substring(0, slash).replace('/', '.');
        return section.deleted() || section.text().contains("package " + packageName + ";");
    }

    /** The case. */
    CaseFile file() {
        return file;
    }

    /** Its own directory. */
    Path directory() {
        return directory;
    }

    /** Where the sources of one module in a version are written to. */
    Path sourceDirectory(String module, int version) {
        return directory.resolve("v" + version + "-sources").resolve(module);
    }

    /** Takes the classes out of the library that the program is compiled against, and runs without. */
    private void removeAbsent() {
        List<String> absent = file.lines("absent", 0);
        if (!absent.isEmpty()) {
            Path classes = directory.resolve("library");
            try {
                for (String classFile : absent) {
                    Files.delete(classes.resolve(classFile));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Jars.write(libraryJar(), classes, "");
        }
    }

    /**
     * Installs a version where a program that is reloaded looks for its classes.
     *
     * @param live the directory above those of the modules
     * @param prefix what stands before the modules' names in the program
     * @return the application first, then what it depends on
     */
    List<LiveModule> install(Path live, String prefix, int version) {
        List<LiveModule> modules = new ArrayList<>();
        for (String module : file.modules()) {
            LiveModule installed = new LiveModule(prefix, module, live.resolve(prefix + module));
            installed.install(classes(module, version));
            modules.add(installed);
        }
        Collections.reverse(modules);
        return modules;
    }

    /** The compiled classes of one module in a version. */
    Path classes(String module, int version) {
        return directory.resolve("v" + version).resolve(module);
    }

    /** The jars on the class path, after the modules. */
    List<Path> libraries() {
        List<Path> libraries = new ArrayList<>();
        if (!file.library().isEmpty()) {
            libraries.add(libraryJar());
        }
        file.lines("jars", 0).forEach(artifact -> libraries.add(kit.library(artifact)));
        libraries.add(kit.support());
        return libraries;
    }

    /** The flat class path of a version: the application first, then what it depends on. */
    List<Path> classPath(int version) {
        List<Path> classPath = new ArrayList<>();
        for (String module : file.modules()) {
            classPath.add(classes(module, version));
        }
        Collections.reverse(classPath);
        classPath.addAll(libraries());
        return classPath;
    }

    /** Path to content of a module's files, those of the drive and of the kept objects among them. */
    static Map<String, String> sources(CaseFile file, String module, int version) {
        Map<String, String> sources = new HashMap<>(file.files(module, version));
        if (module.equals(CaseFile.APPLICATION)) {
            sources.put(file.packageName() + "/Drive.java", CaseSources.drive(file, version));
            sources.put(file.packageName() + "/Kept.java", CaseSources.kept(file, version));
        }
        return sources;
    }

    private void compile(
            Map<String, String> sources, Path sourceDirectory, Path classes, List<Path> classPath, int version) {
        List<Path> withSupport = new ArrayList<>(classPath);
        withSupport.add(kit.support());
        kit.compiler(jdk)
                .compile(
                        sources,
                        sourceDirectory,
                        classes,
                        withSupport,
                        compilers.ofVersion(version),
                        file.release(),
                        file.lines("javac", 0));
    }

    private Path libraryJar() {
        return directory.resolve("library.jar");
    }
}
