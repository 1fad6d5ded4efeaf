package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cases of which javac compiles each version in one go: most of what a short source costs is what the compiler reads of
 * the JDK. Safe for use by any thread once all have joined.
 */
final class CaseBatch {

    /** Enough that the JDK does not count; few enough that the first programs start soon. */
    private static final int SIZE = 40;

    private final CaseKit kit;
    private final TestJdk jdk;
    private final int release;
    private final Path directory;
    private final List<CaseBuild> members = new ArrayList<>();
    private boolean isTried;
    private boolean isCompiled;

    /** An empty one, whose output is at times in the directory. */
    CaseBatch(CaseKit kit, TestJdk jdk, int release, Path directory) {
        this.kit = kit;
        this.jdk = jdk;
        this.release = release;
        this.directory = directory;
    }

    /** Takes a case that {@linkplain CaseBuild#isPlain may} in, if there is a place. */
    boolean join(CaseBuild build) {
        if (members.size() == SIZE || build.file().release() != release) {
            return false;
        }
        members.add(build);
        build.joined(this);
        return true;
    }

    /**
     * Compiles all versions of all members, the first time.
     *
     * @return whether they compile; else each has to be tried alone, to know which does not
     */
    synchronized boolean compile() {
        if (!isTried) {
            isTried = true;
            isCompiled = tryToCompile();
        }
        return isCompiled;
    }

    private boolean tryToCompile() {
        for (CaseBuild build : members) {
            Directories.delete(build.directory());
            Directories.create(build.directory());
        }
        int versions = members.stream()
                .mapToInt(build -> build.file().versions())
                .max()
                .orElse(0);
        try {
            for (int version = 1; version <= versions; version++) {
                compile(version);
            }
            return true;
        } catch (IllegalArgumentException oneOfThemDoesNotCompile) {
            return false;
        } finally {
            Directories.delete(directory);
        }
    }

    private void compile(int version) {
        Directories.delete(directory);
        Directories.create(directory);
        List<String> sources = new ArrayList<>();
        Map<String, Path> classesByPackage = new HashMap<>();
        for (CaseBuild build : members) {
            CaseFile file = build.file();
            if (version <= file.versions()) {
                Path classes = build.classes(CaseFile.APPLICATION, version);
                CaseCompiler.write(
                                CaseBuild.sources(file, CaseFile.APPLICATION, version),
                                build.sourceDirectory(CaseFile.APPLICATION, version),
                                classes)
                        .values()
                        .forEach(sources::addAll);
                classesByPackage.put(file.packageName(), classes);
                file.otherPackages().forEach(name -> classesByPackage.put(name, classes));
            }
        }
        kit.compiler(jdk).javac(sources, directory, List.of(kit.support()), release);
        classesByPackage.forEach(this::move);
        checkThatNothingIsLeft();
    }

    private void checkThatNothingIsLeft() {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> left =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            if (!left.isEmpty()) {
                throw new IllegalStateException("javac has written class files that are no case's: " + left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(String packageName, Path classes) {
        Path compiled = directory.resolve(packageName);
        if (Files.exists(compiled)) {
            try {
                Files.move(compiled, classes.resolve(packageName));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
