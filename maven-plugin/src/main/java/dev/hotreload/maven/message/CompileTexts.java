package dev.hotreload.maven.message;

import dev.hotreload.report.Refusal;
import java.nio.file.Path;
import java.util.List;

/** The texts about compiling on save. */
public final class CompileTexts {

    private CompileTexts() {}

    /** What {@code <annotationProcessorPaths>} names cannot be resolved. */
    public static String processorPathUnresolved(String module, String reason) {
        return "the annotation processors of " + module + " could not be resolved: " + reason;
    }

    /** The saved sources have errors, which stand above. */
    public static String doesNotCompile(long errors, int stillRunning) {
        String what = errors == 0 ? "compiling failed" : errors == 1 ? "1 error" : errors + " errors";
        return what + "; still running " + Refusal.running(stillRunning);
    }

    /** Sources that had errors have none any more. */
    public static String compilesAgain() {
        return "compiles again";
    }

    /** Maven runs in a JRE. */
    public static String noCompiler() {
        return "saved sources are not compiled here, because Maven runs on a Java without a compiler. Set JAVA_HOME to a"
                + " JDK";
    }

    /** Another compiler writes class files of saved sources. */
    public static String leftToOthers() {
        return "saved sources are no longer compiled here, because an IDE or another tool compiles them. To compile them"
                + " here all the same: -Dhotreload.compile=true";
    }

    /** Nobody else has compiled what was saved. */
    public static String takenBack() {
        return "saved sources are compiled here again, because nothing else has compiled them";
    }

    /** A jar on a class path is another one. */
    public static String jarReplaced(Path jar) {
        return jar.getFileName() + " was replaced; restart to apply";
    }

    /**
     * A pom is another one.
     *
     * @param differences in one phrase; empty if they are unknown
     */
    public static String pomEdited(Path pom, String differences) {
        Path directory = pom.toAbsolutePath().getParent();
        Path shown = directory == null || directory.getFileName() == null
                ? pom
                : directory.getFileName().resolve(pom.getFileName());
        return shown + " was edited" + (differences.isEmpty() ? "" : ": " + differences) + "; restart to apply";
    }

    /** A module is compiled by its own goals. */
    public static String compiledByGoals(String module, List<String> goals, String reason) {
        return module + ": saved sources are compiled by " + String.join(", ", goals) + ", because " + reason;
    }

    /** The resources plugin failed. */
    public static String resourcesFailed(String module, String reason) {
        return module + ": resources are not updated: " + reason;
    }

    /** A module's build cannot be read, so nobody here can compile it. */
    public static String notCompiled(String module, String reason) {
        return module + ": saved sources are not compiled here, because the build's plan cannot be read (" + reason
                + "). Compile with an IDE or mvn compile";
    }

    /** Something went wrong that is no error in a source. */
    public static String compilingFailed(String reason, int stillRunning) {
        return "compiling failed: " + reason + "; still running " + Refusal.running(stillRunning)
                + ". Save again to try again";
    }
}
