package dev.hotreload.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK that tests run on.
 *
 * @param feature its feature version, such as 17
 * @param home its {@code java.home}
 */
public record TestJdk(int feature, Path home) {

    /** The JDKs that every build must have run the tests on before it is trusted. */
    public static final List<Integer> REQUIRED = List.of(17, 25);

    private static final String FOUND = "found";
    private static final Pattern ENVIRONMENT = Pattern.compile("(JAVA_HOME|JDK)_\\d+.*");

    /** Looked for once: tests ask again and again. */
    private static final Map<Integer, TestJdk> BY_FEATURE = discover();

    /**
     * The chosen JDKs that were found: those of {@code -Dhotreload.test.jdks=17,25}, or the required ones; {@code
     * found} stands for these and all others that the build supports.
     */
    public static Collection<TestJdk> chosen() {
        return chosenFeatures().stream()
                .map(BY_FEATURE::get)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** The feature versions that were asked for. */
    public static List<Integer> chosenFeatures() {
        String chosen = System.getProperty("hotreload.test.jdks", "");
        if (chosen.equals(FOUND)) {
            return Stream.concat(REQUIRED.stream(), BY_FEATURE.keySet().stream())
                    .filter(feature -> feature >= REQUIRED.get(0) && feature <= REQUIRED.get(REQUIRED.size() - 1))
                    .distinct()
                    .sorted()
                    .toList();
        }
        return chosen.isBlank()
                ? REQUIRED
                : Pattern.compile(",")
                        .splitAsStream(chosen)
                        .map(feature -> Integer.valueOf(feature.trim()))
                        .toList();
    }

    /**
     * The JDK of programs that run on one alone: that of {@code -Dhotreload.frameworks.jdk=25}, or the one that runs
     * the tests.
     */
    public static TestJdk ofFrameworks() {
        int feature =
                Integer.getInteger("hotreload.frameworks.jdk", Runtime.version().feature());
        TestJdk chosen = BY_FEATURE.get(feature);
        if (chosen == null) {
            throw new IllegalStateException("there is no JDK " + feature + " here, but " + BY_FEATURE.keySet()
                    + "; name its directory in JAVA_HOME_" + feature + ", or leave out -Dhotreload.frameworks.jdk");
        }
        return chosen;
    }

    /** A file below {@code bin}, such as {@code java}. */
    public Path tool(String name) {
        return home.resolve("bin").resolve(name);
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    /** The running JDK, those that environment variables name, and its sibling directories, in this order. */
    private static Map<Integer, TestJdk> discover() {
        Path running = Path.of(System.getProperty("java.home"));
        Map<Integer, TestJdk> found = new TreeMap<>();
        Stream.of(Stream.of(running), named(), siblings(running))
                .flatMap(homes -> homes)
                .flatMap(home -> read(home).stream())
                .forEach(jdk -> found.putIfAbsent(jdk.feature(), jdk));
        return found;
    }

    private static Stream<Path> named() {
        return System.getenv().entrySet().stream()
                .filter(variable -> ENVIRONMENT.matcher(variable.getKey()).matches())
                .map(variable -> Path.of(variable.getValue()));
    }

    private static Stream<Path> siblings(Path running) {
        try (Stream<Path> siblings = Files.list(running.toAbsolutePath().resolve(".."))) {
            return siblings.map(Path::normalize).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<TestJdk> read(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !hasCompiler(home)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        if (version.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TestJdk(Runtime.Version.parse(version).feature(), home));
    }

    private static boolean hasCompiler(Path home) {
        return Files.exists(home.resolve("bin/javac")) || Files.exists(home.resolve("bin/javac.exe"));
    }
}
