package dev.hotreload.maven;

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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.hotreload.testing.SourceImports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rooms of the plugin, and the doors between them: the table {@link #ROOMS}. */
class ArchitectureTest {

    private static final String ROOT = "dev.hotreload.maven";

    /** Each package below the root's (the first is the root itself), and those that it may depend on. */
    private static final Map<String, Set<String>> ROOMS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "",
                    Set.of(
                            "command", "compile", "control", "debug", "launch", "message", "patch", "reactor", "shell",
                            "support")),
            Map.entry("message", Set.of()),
            Map.entry("shell", Set.of("command", "message")),
            Map.entry("support", Set.of("message")),
            Map.entry("control", Set.of("message")),
            Map.entry("command", Set.of("message", "patch")),
            Map.entry("patch", Set.of("message")),
            Map.entry("keys", Set.of("command", "message", "shell")),
            Map.entry("launch", Set.of("command", "control", "debug", "keys", "message", "patch")),
            Map.entry("reactor", Set.of("launch", "message")),
            Map.entry(
                    "compile",
                    Set.of(
                            "compile.facts",
                            "compile.javac",
                            "compile.settings",
                            "compile.write",
                            "control",
                            "launch",
                            "message",
                            "patch",
                            "reactor")),
            Map.entry("compile.facts", Set.of()),
            Map.entry("compile.write", Set.of()),
            Map.entry("compile.settings", Set.of("launch", "message", "reactor")),
            Map.entry("compile.javac", Set.of("compile.settings")),
            Map.entry("debug.jdwp", Set.of()),
            Map.entry("debug.application", Set.of("debug.jdwp")),
            Map.entry("debug.relay", Set.of("debug.application", "debug.jdwp")),
            Map.entry("debug.breakpoint", Set.of("debug.application", "debug.jdwp")),
            Map.entry("debug.request", Set.of("debug.application", "debug.breakpoint", "debug.jdwp", "debug.relay")),
            Map.entry("debug.fields", Set.of("debug.application", "debug.jdwp", "debug.relay")),
            Map.entry(
                    "debug.reload",
                    Set.of(
                            "control",
                            "debug.application",
                            "debug.breakpoint",
                            "debug.jdwp",
                            "debug.relay",
                            "debug.request")),
            Map.entry(
                    "debug",
                    Set.of(
                            "control",
                            "debug.application",
                            "debug.breakpoint",
                            "debug.fields",
                            "debug.jdwp",
                            "debug.relay",
                            "debug.reload",
                            "debug.request",
                            "message"))));

    /** What packages know of the runtime; the others know nothing. */
    private static final Map<String, Set<String>> OF_RUNTIME = Map.ofEntries(
            Map.entry("control", Set.of("control")),
            Map.entry("command", Set.of("report")),
            Map.entry("launch", Set.of("control", "launch", "report")),
            Map.entry("message", Set.of("report")),
            Map.entry("", Set.of("launch")),
            Map.entry("support", Set.of("launch")),
            Map.entry("reactor", Set.of("launch")),
            Map.entry("compile", Set.of("control", "launch", "report", "rest", "watch")),
            Map.entry("debug.application", Set.of("control", "launch")),
            Map.entry("debug.fields", Set.of("boot", "classfile", "state")),
            Map.entry("debug.reload", Set.of("control")));

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Set<String> rooms() {
        return ROOMS.keySet();
    }

    @Test
    void theTableHasEveryPackage() {
        Set<String> found = PLUGIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT + ".help"))
                .collect(Collectors.toSet());

        assertThat(found)
                .isEqualTo(rooms().stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aPackageDependsOnlyOnThoseThatItMayKnow(String name) {
        classes()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.hotreload.."))
                        .or(resideInAnyPackage(allowed(name).toArray(String[]::new))))
                .check(PLUGIN);
    }

    /** Also where nothing but constants is taken over, of which class files do not tell. */
    @Test
    void sourcesImportOnlyWhatTheyMayKnow() throws IOException {
        Map<String, Set<String>> imports = SourceImports.of(Path.of("src/main/java"));

        assertThat(imports).hasSize(ROOMS.size());
        for (String name : rooms()) {
            assertThat(allowed(name)).as(name).containsAll(imports.get(packageOf(name)));
        }
    }

    @Test
    void thereAreNoCycles() {
        slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(PLUGIN);
    }

    /** JDWP itself is known without Maven and without the runtime. */
    @Test
    void theWireUsesTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage(packageOf("debug.jdwp"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", packageOf("debug.jdwp")))
                .check(PLUGIN);
    }

    /** What is told to the user goes through Maven's log or the terminal. */
    @Test
    void onlyWhatWritesToTheTerminalPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packageOf("launch"), packageOf("compile"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(PLUGIN);
    }

    private static Set<String> allowed(String name) {
        Set<String> allowed = new HashSet<>(Set.of(packageOf(name)));
        ROOMS.getOrDefault(name, Set.of()).forEach(room -> allowed.add(packageOf(room)));
        OF_RUNTIME.getOrDefault(name, Set.of()).forEach(room -> allowed.add("dev.hotreload." + room));
        return allowed;
    }

    private static String packageOf(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    /** Each package for itself, whatever packages it is in. */
    private static final class Rooms implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
