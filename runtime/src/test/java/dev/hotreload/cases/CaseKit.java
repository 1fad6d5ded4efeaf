package dev.hotreload.cases;

import dev.hotreload.cases.forked.CaseMain;
import dev.hotreload.testing.Jars;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What all cases of one test run share: the runtime jar, the jar of the forked JVMs' classes, and a compiler and an
 * oracle for each JDK. Safe for use by any thread.
 *
 * @param runtimeJar the shaded jar of the agent
 * @param support the jar of {@link dev.hotreload.cases.forked}
 * @param directory where the cases leave their evidence
 * @param compilers one for each JDK that was used so far
 * @param oracles one for each JDK that was used so far
 */
public record CaseKit(
        Path runtimeJar,
        Path support,
        Path directory,
        Map<TestJdk, CaseCompiler> compilers,
        Map<TestJdk, Oracle> oracles)
        implements AutoCloseable {

    /**
     * That of all tests in this JVM: they would else start a compiler each, and wait for it to become fast. Nobody
     * closes it; its JVMs end with their input, when this one ends.
     */
    public static CaseKit shared() {
        return Shared.KIT;
    }

    /** Opens a kit of one's own over the module's {@code target} directory. */
    public static CaseKit open(Path target) {
        try {
            Path directory = Files.createDirectories(target.resolve("cases").toAbsolutePath());
            Path support = Files.createTempFile(directory, "support", ".jar");
            Path classes = Path.of(CaseMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Jars.write(support, classes, CaseMain.class.getPackageName().replace('.', '/') + "/");
            return new CaseKit(
                    runtimeJar(target), support, directory, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A library that the build has copied for the cases, by its artifact's name.
     *
     * @throws IllegalArgumentException if it has not
     */
    public Path library(String artifact) {
        Path jar = directory.resolveSibling("libraries").resolve(artifact + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException(jar + " is not there; list it in runtime/pom.xml (libraries-of-programs)"
                    + " and build with: mvn -q pre-integration-test -pl runtime");
        }
        return jar;
    }

    /** The compiler of the JDK, started if need be. */
    public CaseCompiler compiler(TestJdk jdk) {
        return compilers.computeIfAbsent(jdk, key -> new CaseCompiler(key, support, directory));
    }

    /** The oracle of the JDK. */
    public Oracle oracle(TestJdk jdk) {
        return oracles.computeIfAbsent(jdk, key -> new Oracle(this, key));
    }

    @Override
    public void close() {
        oracles.values().forEach(Oracle::close);
        compilers.values().forEach(CaseCompiler::close);
        try {
            Files.deleteIfExists(support);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the shared kit for the first who asks. */
    private static final class Shared {
        static final CaseKit KIT = open(Path.of("target"));

        static {
            KIT.support().toFile().deleteOnExit();
        }

        private Shared() {}
    }

    private static Path runtimeJar(Path target) throws IOException {
        String given = System.getProperty("hotreload.runtime.jar");
        if (given != null) {
            return Path.of(given);
        }
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(file ->
                            String.valueOf(file.getFileName()).matches("hotreload-runtime-[^-]+(-SNAPSHOT)?\\.jar"))
                    .toList();
            if (jars.size() != 1) {
                throw new IllegalStateException("expected one runtime jar in " + target + ", found " + jars
                        + "; build it with: mvn -q package -pl runtime -DskipTests");
            }
            return jars.get(0).toAbsolutePath();
        }
    }
}
