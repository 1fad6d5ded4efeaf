package dev.hotreload.cases;

import dev.hotreload.cases.forked.CaseMain;
import dev.hotreload.testing.TestJdk;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what a version of a case prints when it starts afresh: in the JVM that all cases share, or in one of its own if
 * it would notice the others.
 */
final class FreshProgram {

    /** Sections with which a program needs more of its JVM than class loaders of its own. */
    private static final List<String> OF_THE_JVM = List.of("jvm", "own jvm");

    /** What a program finds or leaves in the JDK, where all programs of one JVM share it. */
    private static final Pattern OF_THE_JDK = Pattern.compile(Stream.of(
                    "getSystemClassLoader|getPlatformClassLoader|getContextClassLoader|java\\.class\\.path",
                    "System\\.(set|exit|gc)|Runtime\\.getRuntime|ProcessHandle|ManagementFactory",
                    "\\.setDefault|getAllStackTraces|getThreadGroup|activeCount|StackWalker",
                    "ObjectInputFilter|Security\\.|Introspector|PropertyEditorManager|DriverManager",
                    "void finalize|URLStreamHandler|Logger|Instrumentation|Preferences")
            .collect(Collectors.joining("|")));

    private final CaseFile file;
    private final CaseKit kit;
    private final TestJdk jdk;
    private final Path directory;

    FreshProgram(CaseFile file, CaseKit kit, TestJdk jdk, Path directory) {
        this.file = file;
        this.kit = kit;
        this.jdk = jdk;
        this.directory = directory;
    }

    /** What setting up and driving the version prints. */
    List<String> drive(int version, List<Path> classPath) {
        return Extent.isAlwaysAlone() || needsItsOwnJvm(file)
                ? inItsOwnJvm(version, classPath)
                : kit.oracle(jdk).drive(file.packageName(), classPath);
    }

    /** Whether the case would notice others in its JVM, or they it. */
    static boolean needsItsOwnJvm(CaseFile file) {
        return OF_THE_JVM.stream().anyMatch(file::has)
                || file.sections().stream()
                        .anyMatch(section -> OF_THE_JDK.matcher(section.text()).find());
    }

    private List<String> inItsOwnJvm(int version, List<Path> classPath) {
        List<String> command = CaseJvms.java(jdk, file.lines("jvm", 0));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                CaseMain.class.getName()));
        try (ForkedJvm jvm = ForkedJvm.start(command, directory.resolve("fresh-v" + version + ".log"))) {
            jvm.ask(file.setup());
            return Output.normal(jvm.ask(file.drive()));
        }
    }
}
