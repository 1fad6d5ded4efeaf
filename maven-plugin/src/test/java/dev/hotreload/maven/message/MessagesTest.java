package dev.hotreload.maven.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The messages as users read them. */
class MessagesTest {

    @Test
    void supports_of_frameworks() {
        assertThat(LaunchTexts.unknownFrameworkVersion(
                        "Spring", "org.springframework:spring-context", "5.3.39", "6.2 to 7.0"))
                .isEqualTo(
                        "hotreload  Spring follows reloads from version 6.2 to 7.0; org.springframework:spring-context is"
                                + " 5.3.39, so classes reload, and Spring does not notice");
        assertThat(LaunchTexts.supportUnreadable(Path.of("a.jar"), "java.io.IOException: damaged"))
                .isEqualTo(
                        "hotreload  the support in a.jar cannot be read (java.io.IOException: damaged); its framework"
                                + " does not notice reloads");
    }

    @Test
    void configuration_of_spring_boot_run() {
        assertThat(LaunchTexts.asSpringBootRun())
                .isEqualTo("hotreload  arguments and environment as configured for spring-boot:run");
        assertThat(LaunchTexts.notAsSpringBootRun(List.of("agents", "excludes")))
                .isEqualTo("hotreload  the configuration of spring-boot-maven-plugin has agents and excludes,"
                        + " which hotreload:run does not follow");
    }

    @Test
    void no_main_class() {
        assertThat(MainClassTexts.noMainClass(List.of("app", "core"))).isEqualTo("""
                        cannot tell the main class: no class of modules app and core has a main method.
                          Add public static void main(String[] args) to a class, or, if the main class comes from a library, add <mainClass>com.example.Main</mainClass> to the plugin's configuration""");
    }

    @Test
    void several_main_classes() {
        assertThat(MainClassTexts.severalMainClasses(
                        List.of("com.example.App", "com.example.Admin"), "com.example.App"))
                .isEqualTo("""
                        cannot tell the main class: 2 classes have a main method:
                            com.example.App
                            com.example.Admin
                          Pass the one to run: -Dhotreload.mainClass=com.example.App
                          or add <mainClass>com.example.App</mainClass> to the plugin's configuration""");
        assertThat(MainClassTexts.severalMainClasses(
                        IntStream.range(0, 34).mapToObj(i -> "p.C" + i + " (x)").toList(), "p.C0"))
                .startsWith("""
                        cannot tell the main class: 34 classes have a main method, among them
                            p.C0 (x)
                            p.C1 (x)
                        """)
                .contains("    p.C7 (x)\n  Pass")
                .doesNotContain("p.C8");
    }

    @Test
    void main_class_in_no_module() {
        assertThat(MainClassTexts.mainClassInNoModule("p.Main", List.of("app", "core")))
                .isEqualTo("""
                        cannot tell the application module: p.Main is in none of modules app and core.
                          Check the name, or, if the class comes from a library, pass the module whose class path has it: -Dhotreload.module=app""");
    }

    @Test
    void main_class_in_several_modules() {
        assertThat(MainClassTexts.mainClassInSeveralModules("p.Main", List.of("app", "core")))
                .isEqualTo("""
                        cannot tell the application module: p.Main is in app and core.
                          Add <module>app</module> to the plugin's configuration, or pass -Dhotreload.module=app""");
    }

    @Test
    void main_class_not_found() {
        assertThat(MainClassTexts.mainClassNotFound("p.Man", "app", List.of("p.Main")))
                .isEqualTo("""
                        cannot load the main class: p.Man is not on the class path of app.
                          Classes of app with a main method: p.Main""");
        assertThat(MainClassTexts.mainClassNotFound("p.Man", "app", List.of()))
                .endsWith("\n  Check the name and that app depends on what contains it");
    }

    @Test
    void modules() {
        assertThat(MainClassTexts.unknownModule("ap", List.of("app", "core"))).isEqualTo("""
                        there is no module "ap" with classes to run.
                          Valid values of hotreload.module: app, core""");
        assertThat(MainClassTexts.nothingToRun()).isEqualTo("""
                        there is nothing to run: every module of this build has packaging pom.
                          Run the goal where the application's pom.xml is, or in the root of its modules""");
    }

    @Test
    void build() {
        assertThat(LaunchTexts.buildFailed("process-classes", "Compilation failure"))
                .isEqualTo("the classes could not be brought up to date (process-classes): Compilation failure");
        assertThat(LaunchTexts.classPathUnresolved("app", "Could not find artifact x:y:jar:1"))
                .isEqualTo("the class path of app could not be resolved: Could not find artifact x:y:jar:1");
        assertThat(MainClassTexts.classesUnreadable("A.class: Permission denied"))
                .isEqualTo("""
                        cannot look for the main class: A.class: Permission denied.
                          Pass it with -Dhotreload.mainClass=com.example.App""");
    }

    @Test
    void jdks() {
        Path home = Path.of("jdk");
        assertThat(LaunchTexts.noJdk(home)).isEqualTo("""
                        there is no JDK in jdk: it has no release file or no bin/java.
                          Install a JDK 17 or newer there, or correct the toolchain or JAVA_HOME that names it""");
        assertThat(LaunchTexts.jdkTooOld(home, "11.0.2")).isEqualTo("""
                        the JDK in jdk is version 11.0.2; hot reload needs 17 or newer.
                          Set JAVA_HOME to a newer JDK, or choose one with maven-toolchains-plugin""");
        assertThat(LaunchTexts.unknownJdkVersion(home, "?")).isEqualTo("""
                        cannot tell the version of the JDK in jdk: its release file says "?".
                          Set JAVA_HOME to a JDK 17 or newer""");
        assertThat(LaunchTexts.toolchainWithoutJava("JDK[jdk]")).isEqualTo("""
                        the project's JDK toolchain has no java command: JDK[jdk].
                          Correct its <jdkHome> in toolchains.xml""");
    }

    @Test
    void parameter_values() {
        assertThat(ParameterTexts.badInterval("poll", "soon")).isEqualTo("""
                        hotreload.poll is "soon"; expected a duration such as 50ms.
                          A whole number with ms, s or m; without a unit it is in milliseconds""");
        assertThat(ParameterTexts.badCount("exitAfterReloads", "two")).isEqualTo("""
                        hotreload.exitAfterReloads is "two"; expected a whole number such as 2.
                          0 means never""");
        assertThat(ParameterTexts.badControlKind("pipe")).isEqualTo("""
                        hotreload.control is "pipe"; expected auto or tcp.
                          auto uses a Unix domain socket where the system has them""");
        assertThat(ParameterTexts.badHierarchy("yes")).isEqualTo("""
                        hotreload.hierarchy is "yes"; expected auto, true or false.
                          auto lets classes get other interfaces on JVMs on which that has been tested for an hour""");
        assertThat(ParameterTexts.badOnRefused("stop", List.of("keep", "restart")))
                .isEqualTo("""
                        hotreload.onRefused is "stop"; expected keep, restart.
                          keep lets the program run on as it is when a change cannot be applied to it""");
        assertThat(ParameterTexts.asksWithoutKeys()).isEqualTo("""
                        hotreload.onRefused is "ask", and keys are off: who is asked could not answer.
                          Leave -Dhotreload.keys=false out, or choose keep or restart""");
        assertThat(ParameterTexts.openQuote("args", "--title 'My shop")).isEqualTo("""
                        hotreload.args has a quote that is not closed: --title 'My shop
                          Quote as in a shell, such as --title 'My shop'; put a quote character into quotes of the other kind""");
        assertThat(ParameterTexts.badEnvironment("MODE")).isEqualTo("""
                        hotreload.environment has "MODE"; expected NAME=value.
                          Separate several by spaces; put a value that has spaces into quotes""");
        assertThat(ParameterTexts.noWorkingDirectory(Path.of("data"))).isEqualTo("""
                        the working directory data is not a directory.
                          Create it, or correct hotreload.workingDirectory; the default is the application module's directory""");
        assertThat(ParameterTexts.unknownProperty(
                        "hotreload.mainclass", List.of("hotreload.args", "hotreload.mainClass")))
                .isEqualTo("hotreload  -Dhotreload.mainclass has no effect: there is no such parameter."
                        + " Parameters: hotreload.args, hotreload.mainClass");
    }

    @Test
    void launch() {
        assertThat(LaunchTexts.runtimeIsNoJar("target/classes")).isEqualTo("""
                        the hot reload runtime is not a jar: target/classes.
                          Run mvn install in the hot reload project first, then the goal in a second command""");
        assertThat(LaunchTexts.launchFailed("p.Main", "No space left on device"))
                .isEqualTo("p.Main could not be started: No space left on device");
        assertThat(LaunchTexts.ended("p.Main", 3, Duration.ofMillis(1234)))
                .isEqualTo("p.Main ended with exit code 3 after 1.2 s");
        assertThat(LaunchTexts.loggedEnd("p.Main", 3, Duration.ofMillis(1234)))
                .isEqualTo("hotreload  p.Main ended with exit code 3 after 1.2 s");
        assertThat(LaunchTexts.interrupted("p.Main")).isEqualTo("p.Main was ended, because the build was interrupted");
        assertThat(ParameterTexts.skipped()).isEqualTo("hotreload  skipped, because hotreload.skip is set");
    }

    @Test
    void compiling() {
        assertThat(ParameterTexts.badCompileMode("yes")).isEqualTo("""
                        hotreload.compile is "yes"; expected true, false or auto.
                          auto leaves compiling to an IDE that compiles on save""");
        assertThat(ParameterTexts.badChoice("loopOn", "all", List.of("used", "any")))
                .isEqualTo("hotreload.loopOn is \"all\"; expected used or any.");
        assertThat(CompileTexts.doesNotCompile(1, 3)).isEqualTo("1 error; still running #3");
        assertThat(CompileTexts.doesNotCompile(2, 0)).isEqualTo("2 errors; still running the code it started with");
        assertThat(CompileTexts.doesNotCompile(0, 3)).isEqualTo("compiling failed; still running #3");
        assertThat(CompileTexts.compilesAgain()).isEqualTo("compiles again");
        assertThat(CompileTexts.compilingFailed("no space left", 3))
                .isEqualTo("compiling failed: no space left; still running #3. Save again to try again");
        assertThat(CompileTexts.compiledByGoals("core", List.of("kotlin:compile"), "kotlin:compile takes part"))
                .isEqualTo("core: saved sources are compiled by kotlin:compile, because kotlin:compile takes part");
        assertThat(CompileTexts.notCompiled("core", "no plan"))
                .isEqualTo("core: saved sources are not compiled here, because the build's plan cannot be read"
                        + " (no plan). Compile with an IDE or mvn compile");
        assertThat(CompileTexts.noCompiler())
                .isEqualTo("saved sources are not compiled here, because Maven runs on a Java without a compiler."
                        + " Set JAVA_HOME to a JDK");
        assertThat(CompileTexts.processorPathUnresolved("core", "offline"))
                .isEqualTo("the annotation processors of core could not be resolved: offline");
    }

    @Test
    void others_who_compile() {
        assertThat(CompileTexts.leftToOthers())
                .isEqualTo("saved sources are no longer compiled here, because an IDE or another tool compiles them."
                        + " To compile them here all the same: -Dhotreload.compile=true");
        assertThat(CompileTexts.takenBack())
                .isEqualTo("saved sources are compiled here again, because nothing else has compiled them");
    }

    @Test
    void what_a_restart_applies() {
        assertThat(CompileTexts.pomEdited(Path.of("/code/shop/core/pom.xml"), "property x 1 -> 2"))
                .isEqualTo("core/pom.xml was edited: property x 1 -> 2; restart to apply");
        assertThat(CompileTexts.pomEdited(Path.of("/code/shop/pom.xml"), ""))
                .isEqualTo("shop/pom.xml was edited; restart to apply");
        assertThat(CompileTexts.jarReplaced(Path.of("/repository/lib-1.jar")))
                .isEqualTo("lib-1.jar was replaced; restart to apply");
        assertThat(CompileTexts.resourcesFailed("core", "no filter"))
                .isEqualTo("core: resources are not updated: no filter");
    }

    @Test
    void a_taken_debugger_port_is_told_with_another() {
        assertThat(DebugTexts.debugPortTaken("localhost", 5005, "Address already in use"))
                .isEqualTo("the debugger port localhost:5005 is already in use.\n"
                        + "  End the program that uses it, or pass another port: -Dhotreload.debugPort=5006"
                        + " (0: any that is free)");
        assertThat(DebugTexts.debugPortTaken("localhost", 80, "Permission denied"))
                .startsWith("the debugger port localhost:80 cannot be opened: Permission denied.\n");
    }

    @Test
    void a_second_debugger_is_told_who_is_there() {
        assertThat(DebugTexts.debuggerRefused("127.0.0.1:2", "127.0.0.1:1"))
                .isEqualTo("hotreload  a debugger from 127.0.0.1:2 was turned away, because one from 127.0.0.1:1"
                        + " is attached. Detach that one first");
    }

    @Test
    void a_second_debug_agent_is_told_with_what_to_do() {
        assertThat(DebugTexts.secondDebugAgent("-agentlib:jdwp=server=y"))
                .isEqualTo("hotreload.jvmArgs has -agentlib:jdwp=server=y, but a JVM can have only one debug agent.\n"
                        + "  Remove it, and attach the debugger to hotreload.debugPort; -Dhotreload.debugSuspend waits"
                        + " for it");
    }
}
