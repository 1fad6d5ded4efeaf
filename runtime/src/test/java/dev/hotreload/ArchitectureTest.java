package dev.hotreload;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.hotreload.testing.SourceImports;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers point one way; who may know whom is the table {@link #ALLOWED}. */
class ArchitectureTest {
    private static final String ROOT = "dev.hotreload.";

    /** Each package, and the packages of ours that it may depend on. */
    private static final Map<String, Set<String>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("boot", Set.of()),
            Map.entry("classfile", Set.of()),
            Map.entry("control", Set.of()),
            Map.entry("groovy", Set.of("boot", "classfile", "message", "transform")),
            Map.entry("handover", Set.of("api", "boot", "classfile", "live", "message", "weave")),
            Map.entry("hook", Set.of("api", "boot", "classfile", "generation", "loader", "message", "model")),
            Map.entry("input", Set.of("boot", "classfile", "transform")),
            Map.entry("launch", Set.of()),
            Map.entry(
                    "loop",
                    Set.of(
                            "api",
                            "boot",
                            "classfile",
                            "content",
                            "generation",
                            "launch",
                            "live",
                            "loader",
                            "message",
                            "model",
                            "report",
                            "weave")),
            Map.entry("message", Set.of()),
            Map.entry("monitor", Set.of("report", "transform")),
            Map.entry("shell", Set.of()),
            Map.entry("state", Set.of("boot")),
            Map.entry("link", Set.of("boot")),
            Map.entry("diff", Set.of("classfile")),
            Map.entry("model", Set.of("classfile")),
            Map.entry("weave", Set.of("boot", "classfile", "message", "model")),
            Map.entry("reflect", Set.of("boot", "classfile", "transform")),
            Map.entry("report", Set.of("launch", "message")),
            Map.entry("rest", Set.of()),
            Map.entry("transform", Set.of()),
            Map.entry("vm", Set.of("boot", "classfile", "transform")),
            Map.entry("watch", Set.of("launch", "message")),
            Map.entry("content", Set.of("launch", "watch")),
            Map.entry("loader", Set.of("launch", "content")),
            Map.entry("generated", Set.of("boot", "classfile", "loader")),
            Map.entry("library", Set.of("classfile", "loader")),
            Map.entry("generation", Set.of("classfile", "content", "diff", "model", "weave")),
            Map.entry(
                    "change",
                    Set.of("classfile", "content", "diff", "generation", "launch", "model", "watch", "weave")),
            Map.entry("plan", Set.of("change", "classfile", "diff", "generation", "message", "model", "weave")),
            Map.entry(
                    "define",
                    Set.of("boot", "change", "classfile", "content", "generation", "loader", "model", "plan", "weave")),
            Map.entry("live", Set.of("boot", "classfile", "generation", "link", "loader", "message", "model", "state")),
            Map.entry(
                    "enums",
                    Set.of(
                            "boot",
                            "classfile",
                            "define",
                            "generation",
                            "link",
                            "live",
                            "loader",
                            "message",
                            "model",
                            "plan",
                            "reflect",
                            "transform",
                            "weave")),
            Map.entry(
                    "source",
                    Set.of("boot", "classfile", "generation", "link", "live", "loader", "model", "reflect", "weave")),
            Map.entry("patch", Set.of("change", "content", "control", "launch", "message", "report", "watch")),
            Map.entry("spi", Set.of()),
            Map.entry(
                    "support",
                    Set.of(
                            "boot",
                            "change",
                            "classfile",
                            "diff",
                            "launch",
                            "loader",
                            "message",
                            "report",
                            "spi",
                            "transform")),
            Map.entry("outcome", Set.of("api", "change", "classfile", "diff", "message", "plan", "report")),
            Map.entry(
                    "reload",
                    Set.of(
                            "api",
                            "boot",
                            "change",
                            "classfile",
                            "content",
                            "control",
                            "define",
                            "diff",
                            "enums",
                            "generated",
                            "generation",
                            "groovy",
                            "hook",
                            "launch",
                            "link",
                            "live",
                            "loader",
                            "loop",
                            "message",
                            "model",
                            "outcome",
                            "patch",
                            "plan",
                            "reflect",
                            "report",
                            "rest",
                            "source",
                            "support",
                            "transform",
                            "vm",
                            "watch",
                            "weave")),
            Map.entry(
                    "agent",
                    Set.of(
                            "boot", "control", "define", "input", "launch", "live", "loader", "loop", "message",
                            "monitor", "reload", "renewal", "report", "shell")),
            Map.entry(
                    "renewal",
                    Set.of(
                            "api",
                            "boot",
                            "classfile",
                            "content",
                            "handover",
                            "launch",
                            "library",
                            "live",
                            "loader",
                            "loop",
                            "message",
                            "reload",
                            "report",
                            "support",
                            "weave"))));

    private static final JavaClasses RUNTIME = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hotreload");

    static Stream<String> packages() {
        return ALLOWED.keySet().stream();
    }

    @Test
    void theTableHasEveryPackage() {
        Set<String> found = RUNTIME.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(ALLOWED.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageDependsOnlyOnThoseBelowIt(String name) {
        String[] allowed = Stream.concat(Stream.of(name), ALLOWED.getOrDefault(name, Set.of()).stream())
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.hotreload..")).or(resideInAnyPackage(allowed)))
                .check(RUNTIME);
    }

    /** Also where nothing but constants is taken over, of which class files do not tell. */
    @Test
    void sourcesImportOnlyFromThoseBelow() throws IOException {
        Map<String, Set<String>> imports = SourceImports.of(Path.of("src/main/java"));

        assertThat(imports).hasSize(ALLOWED.size());
        ALLOWED.forEach((name, allowed) -> assertThat(List.of(all(allowed.toArray(String[]::new))))
                .as(name)
                .containsAll(imports.get(packageOf(name))));
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("dev.hotreload.(*)..").should().beFreeOfCycles().check(RUNTIME);
    }

    /** What runs whenever a class is loaded or linked must not wait for ASM to be loaded. */
    @Test
    void codeThatLoadsAndLinksKnowsNoAsm() {
        noClasses()
                .that()
                .resideInAnyPackage(all(
                        "api", "spi", "boot", "link", "state", "launch", "loader", "content", "watch", "report",
                        "control", "message"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(RUNTIME);
    }

    /** What applications and hooked JDK code call brings nothing along. */
    @Test
    void apiAndBootUseTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(all("api", "boot", "spi"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", packageOf("api"), packageOf("boot"), packageOf("spi")))
                .check(RUNTIME);
    }

    /** Class files are compared, planned and woven as data, so that doing it never runs a static initialiser. */
    @Test
    void theEnginePlansWithoutLoadingClasses() {
        String[] engine = all("classfile", "diff", "model", "weave", "generation", "change", "plan");

        noClasses()
                .that()
                .resideInAnyPackage(engine)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ClassLoader.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Instrumentation.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .check(RUNTIME);
    }

    /** Standard output is the application's; standard error is the reporter's, and the agent's before there is one. */
    @Test
    void onlyTheAgentPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("agent"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(RUNTIME);
    }

    private static String packageOf(String name) {
        return ROOT + name;
    }

    private static String[] all(String... names) {
        return Stream.of(names).map(ArchitectureTest::packageOf).toArray(String[]::new);
    }
}
