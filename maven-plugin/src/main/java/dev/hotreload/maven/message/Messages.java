package dev.hotreload.maven.message;

import dev.hotreload.report.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The wording of all that the plugin says: what failed, for which thing, why, and what to do now.
 *
 * <p>Maven names the goal and the project in front of a failure's message, so those messages do not. What is logged
 * begins with {@link #PREFIX}, as the lines of the running application do.
 */
public final class Messages {

    /** In front of everything that is logged. */
    private static final String PREFIX = "hotreload  ";

    /** So many of a long list are shown. */
    private static final int SHOWN = 8;

    private Messages() {}

    /** A framework is there in a version that its support does not know. */
    public static String unknownFrameworkVersion(String framework, String artifact, String version, String known) {
        return PREFIX + framework + " follows reloads from version " + known + "; " + artifact + " is " + version
                + ", so classes reload, and " + framework + " does not notice";
    }

    /** A jar of the plugin's own cannot be read. */
    public static String supportUnreadable(Path jar, String failure) {
        return PREFIX + "the support in " + jar + " cannot be read (" + failure
                + "); its framework does not notice reloads";
    }

    /** The application gets what is configured for {@code spring-boot:run}. */
    public static String asSpringBootRun() {
        return PREFIX + "arguments and environment as configured for spring-boot:run";
    }

    /** Some of what is configured for {@code spring-boot:run} has no effect. */
    public static String notAsSpringBootRun(List<String> parameters) {
        return PREFIX + "the configuration of spring-boot-maven-plugin has " + enumerate(parameters)
                + ", which hotreload:run does not follow";
    }

    /** Nothing in the candidates can be started. */
    public static String noMainClass(List<String> modules) {
        return "cannot tell the main class: no class of " + modules(modules) + " has a main method.\n"
                + "  Add public static void main(String[] args) to a class, or, if the main class comes from a library,"
                + " add <mainClass>com.example.Main</mainClass> to the plugin's configuration";
    }

    /**
     * More than one class can be started.
     *
     * @param classes what is shown of each, the module too if there are several, the likeliest first
     * @param example binary name of the first of them
     */
    public static String severalMainClasses(List<String> classes, String example) {
        return "cannot tell the main class: " + classes.size() + " classes have a main method"
                + (classes.size() > SHOWN ? ", among them" : ":") + "\n    "
                + String.join("\n    ", classes.subList(0, Math.min(SHOWN, classes.size()))) + "\n"
                + "  Pass the one to run: -Dhotreload.mainClass=" + example
                + "\n  or add <mainClass>" + example + "</mainClass> to the plugin's configuration";
    }

    /** The configured main class is in no module, and there are several modules whose class path could be meant. */
    public static String mainClassInNoModule(String mainClass, List<String> modules) {
        return "cannot tell the application module: " + mainClass + " is in none of " + modules(modules) + ".\n"
                + "  Check the name, or, if the class comes from a library, pass the module whose class path has it:"
                + " -Dhotreload.module=" + modules.get(0);
    }

    /** The configured main class is in more than one module. */
    public static String mainClassInSeveralModules(String mainClass, List<String> modules) {
        return "cannot tell the application module: " + mainClass + " is in " + enumerate(modules) + ".\n"
                + "  Add <module>" + modules.get(0) + "</module> to the plugin's configuration, or pass"
                + " -Dhotreload.module=" + modules.get(0);
    }

    /** The main class is nowhere on the class path. */
    public static String mainClassNotFound(String mainClass, String module, List<String> startable) {
        String advice = startable.isEmpty()
                ? "Check the name and that " + module + " depends on what contains it"
                : "Classes of " + module + " with a main method: "
                        + String.join(", ", startable.subList(0, Math.min(SHOWN, startable.size())))
                        + (startable.size() > SHOWN ? " and " + (startable.size() - SHOWN) + " more" : "");
        return "cannot load the main class: " + mainClass + " is not on the class path of " + module + ".\n  " + advice;
    }

    /** The {@code module} parameter names nothing that can be run. */
    public static String unknownModule(String module, List<String> modules) {
        return "there is no module \"" + module + "\" with classes to run.\n" + "  Valid values of hotreload.module: "
                + String.join(", ", modules);
    }

    /** The build has only modules of packaging pom. */
    public static String nothingToRun() {
        return "there is nothing to run: every module of this build has packaging pom.\n"
                + "  Run the goal where the application's pom.xml is, or in the root of its modules";
    }

    /** The nested build up to process-classes failed. */
    public static String buildFailed(String phase, String reason) {
        return "the classes could not be brought up to date (" + phase + "): " + reason;
    }

    /** A class file could not be read while looking for main classes. */
    public static String classesUnreadable(String reason) {
        return "cannot look for the main class: " + reason + ".\n  Pass it with -Dhotreload.mainClass=com.example.App";
    }

    /** Somebody interrupted the thread that waits for the application. */
    public static String interrupted(String mainClass) {
        return mainClass + " was ended, because the build was interrupted";
    }

    /** The application's class path could not be resolved. */
    public static String classPathUnresolved(String module, String reason) {
        return "the class path of " + module + " could not be resolved: " + reason;
    }

    /** No usable JDK in a directory. */
    public static String noJdk(Path home) {
        return "there is no JDK in " + home + ": it has no release file or no bin/java.\n"
                + "  Install a JDK 17 or newer there, or correct the toolchain or JAVA_HOME that names it";
    }

    /** The toolchain that the project selects does not say where its JDK is. */
    public static String toolchainWithoutJava(String toolchain) {
        return "the project's JDK toolchain has no java command: " + toolchain + ".\n"
                + "  Correct its <jdkHome> in toolchains.xml";
    }

    /** The JDK is older than the runtime. */
    public static String jdkTooOld(Path home, String version) {
        return "the JDK in " + home + " is version " + version + "; hot reload needs 17 or newer.\n"
                + "  Set JAVA_HOME to a newer JDK, or choose one with maven-toolchains-plugin";
    }

    /** The JDK's release file has a version that is no version. */
    public static String unknownJdkVersion(Path home, String version) {
        return "cannot tell the version of the JDK in " + home + ": its release file says \"" + version + "\".\n"
                + "  Set JAVA_HOME to a JDK 17 or newer";
    }

    /** A duration that is none. */
    public static String badInterval(String parameter, String value) {
        return "hotreload." + parameter + " is \"" + value + "\"; expected a duration such as 50ms.\n"
                + "  A whole number with ms, s or m; without a unit it is in milliseconds";
    }

    /** A count that is none. */
    public static String badCount(String parameter, String value) {
        return "hotreload." + parameter + " is \"" + value + "\"; expected a whole number such as 2.\n"
                + "  0 means never";
    }

    /** A text of arguments whose end is inside a quote. */
    public static String openQuote(String parameter, String value) {
        return "hotreload." + parameter + " has a quote that is not closed: " + value + "\n"
                + "  Quote as in a shell, such as --title 'My shop'; put a quote character into quotes of the other kind";
    }

    /** A text of environment variables that is none. */
    public static String badEnvironment(String entry) {
        return "hotreload.environment has \"" + entry + "\"; expected NAME=value.\n"
                + "  Separate several by spaces; put a value that has spaces into quotes";
    }

    /** The working directory is no directory. */
    public static String noWorkingDirectory(Path directory) {
        return "the working directory " + directory + " is not a directory.\n"
                + "  Create it, or correct hotreload.workingDirectory; the default is the application module's directory";
    }

    /** The plugin runs from class folders, which a JVM cannot take as an agent. */
    public static String runtimeIsNoJar(String location) {
        return "the hot reload runtime is not a jar: " + location + ".\n"
                + "  Run mvn install in the hot reload project first, then the goal in a second command";
    }

    /** A file of the launch could not be written, or the process could not be started. */
    public static String launchFailed(String mainClass, String reason) {
        return mainClass + " could not be started: " + reason;
    }

    /** The application ended with an exit code other than 0, and with it Maven. */
    public static String loggedEnd(String mainClass, int exitCode, Duration after) {
        return PREFIX + ended(mainClass, exitCode, after);
    }

    /** The application ended with an exit code other than 0. */
    public static String ended(String mainClass, int exitCode, Duration after) {
        return mainClass + " ended with exit code " + exitCode + " after "
                + String.format(Locale.ROOT, "%.1f s", after.toMillis() / 1000.0);
    }

    /** A user property in this plugin's name space that is no parameter's. */
    public static String unknownProperty(String property, Collection<String> known) {
        return PREFIX + "-D" + property + " has no effect: there is no such parameter. Parameters: "
                + String.join(", ", known);
    }

    /** A debugger can attach. */
    public static String debuggable(String host, int port, boolean isSuspending) {
        return isSuspending
                ? PREFIX + "the application waits for a debugger on " + host + ":" + port
                : PREFIX + "a debugger can attach to " + host + ":" + port;
    }

    /**
     * The debugger port cannot be opened.
     *
     * @param reason what the operating system says
     */
    public static String debugPortTaken(String host, int port, String reason) {
        return "the debugger port " + host + ":" + port
                + (reason.contains("in use") ? " is already in use" : " cannot be opened: " + reason) + ".\n"
                + "  End the program that uses it, or pass another port: -Dhotreload.debugPort=" + (port + 1)
                + " (0: any that is free)";
    }

    /** A port that is none. */
    public static String badPort(String value) {
        return "hotreload.debugPort is \"" + value + "\"; expected a port from 1 to 65535.\n"
                + "  0 takes any that is free";
    }

    /** A host that nobody knows. */
    public static String unknownDebugHost(String host) {
        return "hotreload.debugHost is \"" + host + "\", which is not an address of this machine.\n"
                + "  Expected localhost, 0.0.0.0 for every network interface, or the name or address of one";
    }

    /** The user starts the JVM's debug agent, too. */
    public static String secondDebugAgent(String argument) {
        return "hotreload.jvmArgs has " + argument + ", but a JVM can have only one debug agent.\n"
                + "  Remove it, and attach the debugger to hotreload.debugPort; -Dhotreload.debugSuspend waits for it";
    }

    /** A debugger is there. */
    public static String debuggerAttached(String debugger) {
        return PREFIX + "debugger attached from " + debugger;
    }

    /** The debugger is gone. */
    public static String debuggerDetached(String debugger) {
        return PREFIX + "debugger from " + debugger + " is gone; the application runs on without its breakpoints";
    }

    /** A second debugger came. */
    public static String debuggerRefused(String debugger, String attached) {
        return PREFIX + "a debugger from " + debugger + " was turned away, because one from " + attached
                + " is attached. Detach that one first";
    }

    /** What came to the debugger port is no debugger. */
    public static String debuggerMalformed(String debugger, String reason) {
        return PREFIX + "the connection from " + debugger + " to the debugger port was closed: " + reason
                + ". The application runs on";
    }

    /** The gateway has met something that it should not. */
    public static String debuggingFailed(String reason) {
        return PREFIX + "debugging: " + reason;
    }

    /** What {@code skip} does. */
    public static String skipped() {
        return PREFIX + "skipped, because hotreload.skip is set";
    }

    /** The {@code control} parameter has a value that is none. */
    public static String badControlKind(String value) {
        return "hotreload.control is \"" + value + "\"; expected auto or tcp.\n"
                + "  auto uses a Unix domain socket where the system has them";
    }

    /** The {@code hierarchy} parameter has a value that is none. */
    public static String badHierarchy(String value) {
        return "hotreload.hierarchy is \"" + value + "\"; expected auto, true or false.\n"
                + "  auto lets classes get other interfaces on JVMs on which that has been tested for an hour";
    }

    /** The {@code onRefused} parameter has a value that is none. */
    public static String badOnRefused(String value, List<String> expected) {
        return "hotreload.onRefused is \"" + value + "\"; expected " + String.join(", ", expected) + ".\n"
                + "  keep lets the program run on as it is when a change cannot be applied to it";
    }

    /** Keys are to be pressed, and there are none. */
    public static String asksWithoutKeys() {
        return "hotreload.onRefused is \"ask\", and keys are off: who is asked could not answer.\n"
                + "  Add -Dhotreload.keys=true, or choose keep or restart";
    }

    /** The {@code compile} parameter has a value that is none. */
    public static String badCompileMode(String value) {
        return "hotreload.compile is \"" + value + "\"; expected true, false or auto.\n"
                + "  auto leaves compiling to an IDE that compiles on save";
    }

    /** The value of a parameter is none of those that it has. */
    public static String badChoice(String parameter, String value, List<String> expected) {
        return "hotreload." + parameter + " is \"" + value + "\"; expected " + String.join(" or ", expected) + ".";
    }

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

    /** The poms do not have the application's module any more. */
    public static String moduleIsGone(String module) {
        return "there is no module " + module + " any more";
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

    private static String modules(List<String> modules) {
        return (modules.size() == 1 ? "module " : "modules ") + enumerate(modules);
    }

    private static String enumerate(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        List<String> allButLast = new ArrayList<>(items.subList(0, items.size() - 1));
        return String.join(", ", allButLast) + " and " + items.get(items.size() - 1);
    }
}
