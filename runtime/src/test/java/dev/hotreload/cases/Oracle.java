package dev.hotreload.cases;

import dev.hotreload.cases.forked.OracleMain;
import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A JVM that says what programs print when they start afresh: each in class loaders of its own, which to a program that
 * does not ask for them is the same as a JVM of its own. Used by one thread at a time.
 */
public final class Oracle implements AutoCloseable {

    private final Path support;
    private final ForkedJvm jvm;

    /** Starts it on the JDK. */
    public Oracle(CaseKit kit, TestJdk jdk) {
        this.support = kit.support();
        List<String> command = List.of(
                jdk.tool("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                support.toString(),
                OracleMain.class.getName());
        this.jvm = ForkedJvm.start(command, kit.directory().resolve("oracle-" + jdk.feature() + ".log"));
    }

    /** What setting up and driving the program prints. */
    public List<String> drive(List<Path> classPath) {
        String line = classPath.stream()
                .filter(entry -> !entry.equals(support))
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        return Output.normal(jvm.ask(line));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
