package dev.hotreload.history;

import dev.hotreload.cases.CaseKit;
import dev.hotreload.cases.Directories;
import dev.hotreload.testing.Jars;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Replays the history of libraries from the command line: {@code Histories <library> <version> <version>…}. The jars
 * must be there; docs/history.md says how they come there.
 */
final class Histories {

    private Histories() {}

    public static void main(String[] args) throws IOException, URISyntaxException {
        Path target = Path.of(System.getProperty("hotreload.target", "runtime/target"));
        Path history = target.resolve("history").toAbsolutePath();
        Set<String> slow = Set.copyOf(Files.readAllLines(target.resolve("../src/test/history/slow-tests.txt")));
        TestJdk jdk = TestJdk.chosen().iterator().next();
        try (CaseKit kit = CaseKit.open(target)) {
            List<Path> libraries = libraries(history, args[0]);
            libraries.add(kit.support());
            for (int i = 2; i < args.length; i++) {
                Path directory = history.resolve(args[0] + "-" + args[i]);
                Directories.delete(directory);
                Directories.create(directory);
                SuiteJvms jvms = new SuiteJvms(jdk, kit.runtimeJar(), libraries, directory);
                Path releases = history.resolve("releases");
                Release old = Release.unpack(releases, args[0], args[i - 1], directory.resolve("old"));
                Release next = Release.unpack(releases, args[0], args[i], directory.resolve("new"));
                tell(new Replay(jvms, old, next, slow).run(), directory);
            }
        }
    }

    private static void tell(ReplayResult result, Path directory) throws IOException {
        System.out.println(result.row());
        System.out.println("  old release's tests passed before: "
                + result.before().passed() + " of " + result.before().results().size());
        System.out.println("  refused: " + result.reasons());
        List<String> differences = result.differences();
        differences.stream().limit(8).forEach(line -> System.out.println("  " + line));
        Files.write(directory.resolve("differences.txt"), differences);
        Files.write(
                directory.resolve("refused.txt"),
                result.refused().entrySet().stream().map(Object::toString).toList());
    }

    /** What tests use, without the library itself. */
    private static List<Path> libraries(Path history, String library) throws IOException, URISyntaxException {
        Path support = history.resolve("suite.jar");
        Path classes = Path.of(Histories.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Jars.write(support, classes, "dev/hotreload/history/forked/");
        List<Path> libraries = new ArrayList<>(List.of(support));
        try (Stream<Path> jars = Files.list(history.resolve("libraries"))) {
            jars.filter(jar -> !jar.getFileName().toString().startsWith(library + "-"))
                    .sorted()
                    .forEach(libraries::add);
        }
        return libraries;
    }
}
