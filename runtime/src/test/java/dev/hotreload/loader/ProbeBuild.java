package dev.hotreload.loader;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Directories;
import dev.hotreload.testing.Jars;
import dev.hotreload.testing.TestJdk;
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

/** The compiled parts of a probe. */
final class ProbeBuild {
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+\\.java)");
    private static final int RELEASE = 17;

    private final Path probe;
    private final ProbeSettings settings;
    private final CaseKit kit;
    private final TestJdk jdk;
    private final Path directory;

    ProbeBuild(Path probe, ProbeSettings settings, CaseKit kit, TestJdk jdk, Path directory) {
        this.probe = probe;
        this.settings = settings;
        this.kit = kit;
        this.jdk = jdk;
        this.directory = directory;
    }

    /** Compiles all parts; what was compiled before is on the class path of what comes after. */
    void compile() {
        List<Path> classPath = new ArrayList<>(external());
        for (String part : settings.build()) {
            boolean isLibrary = part.endsWith(".jar");
            Path classes = isLibrary ? directory.resolve(part + "-classes") : directory.resolve(part);
            compile(part, classes, classPath);
            if (isLibrary) {
                Jars.write(directory.resolve(part), classes, "");
            }
            if (settings.signed().contains(part)) {
                new JarSigner(jdk, directory).sign(directory.resolve(part));
            }
            classPath.add(0, directory.resolve(part));
        }
    }

    /** The class path in order. */
    List<Path> classPath() {
        List<Path> classPath = new ArrayList<>();
        settings.classPath().forEach(part -> classPath.add(directory.resolve(part)));
        classPath.addAll(external());
        return classPath;
    }

    /** The parts that are modules, in class path order. */
    List<String> modules() {
        return settings.classPath().stream()
                .filter(part -> !part.endsWith(".jar"))
                .toList();
    }

    /** The options that both JVMs get. */
    List<String> jvmOptions() {
        return settings.jvm().stream().map(this::withPaths).toList();
    }

    private String withPaths(String option) {
        String text = option;
        for (String part : settings.build()) {
            text = text.replace("{" + part + "}", directory.resolve(part).toString());
        }
        for (Path jar : external()) {
            text = text.replace("{" + jar.getFileName() + "}", jar.toString());
        }
        return text;
    }

    private List<Path> external() {
        Path libraries = kit.directory().resolve("../libraries").normalize();
        return settings.external().stream().map(libraries::resolve).toList();
    }

    private void compile(String part, Path classes, List<Path> classPath) {
        Map<String, String> files = new TreeMap<>();
        Map<String, Map<String, String>> versioned = new TreeMap<>();
        Path folder = probe.resolve(part);
        for (Path file : Jars.files(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            Matcher matcher = VERSIONED.matcher(path);
            if (matcher.matches()) {
                versioned
                        .computeIfAbsent(matcher.group(1), version -> new TreeMap<>())
                        .put(matcher.group(2), read(file));
            } else {
                files.put(path, read(file));
            }
        }
        Path sources = directory.resolve(part + "-sources");
        Directories.create(sources);
        kit.compiler(jdk).compile(files, sources, classes, classPath, RELEASE, List.of());
        versioned.forEach((version, sourcesOfVersion) -> kit.compiler(jdk)
                .compile(
                        sourcesOfVersion,
                        directory.resolve(part + "-sources-" + version),
                        classes.resolve("META-INF/versions").resolve(version),
                        classPath,
                        RELEASE,
                        List.of()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
