package dev.hotreload.cases;

import dev.hotreload.cases.forked.OracleMain;
import dev.hotreload.testing.TestJdk;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that says what programs print when they start afresh: each in class loaders of its own, which to a program that
 * neither asks for them nor changes what the JDK keeps for all is the same as a JVM of its own. It is replaced after a
 * program that left anything behind. Safe for use by any thread.
 */
public final class Oracle implements AutoCloseable {

    private final CaseKit kit;
    private final TestJdk jdk;
    private @Nullable ForkedJvm jvm;

    /** Starts it on the JDK when it is asked for the first time. */
    public Oracle(CaseKit kit, TestJdk jdk) {
        this.kit = kit;
        this.jdk = jdk;
    }

    /** What driving the program in the usual package prints, once it has been set up. */
    public List<String> drive(List<Path> classPath) {
        return drive(CaseFile.PACKAGE, classPath);
    }

    /** What driving the program in the package prints, once it has been set up. */
    synchronized List<String> drive(String packageName, List<Path> classPath) {
        String line = packageName + " "
                + classPath.stream()
                        .filter(entry -> !entry.equals(kit.support()))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        ForkedJvm asked = running();
        try {
            List<String> answer = asked.ask(line);
            int last = answer.size() - 1;
            if (!answer.get(last).equals(OracleMain.CLEAN)) {
                close();
            }
            return Output.normal(answer.subList(0, last));
        } catch (IllegalStateException noAnswer) {
            close();
            throw noAnswer;
        }
    }

    @Override
    public synchronized void close() {
        if (jvm != null) {
            jvm.close();
            jvm = null;
        }
    }

    private ForkedJvm running() {
        if (jvm == null) {
            List<String> command = List.of(
                    jdk.tool("java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    kit.support().toString(),
                    OracleMain.class.getName());
            jvm = ForkedJvm.start(command, kit.directory().resolve("oracle-" + jdk.feature() + ".log"));
        }
        return jvm;
    }
}
