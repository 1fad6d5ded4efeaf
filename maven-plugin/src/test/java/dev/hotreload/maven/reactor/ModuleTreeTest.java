package dev.hotreload.maven.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTreeTest {

    @TempDir
    private Path directory;

    @Test
    void the_root_is_the_topmost_pom_that_lists_the_module_through_others() throws IOException {
        Path root = pom("", modules("services"));
        Path services = pom("services", modules("../libraries/core", "app"));
        Path app = pom("services/app", "");
        Path core = pom("libraries/core", "");

        assertThat(ModuleTree.rootOf(app)).isEqualTo(root);
        assertThat(ModuleTree.rootOf(core)).isEqualTo(root);
        assertThat(ModuleTree.rootOf(services)).isEqualTo(root);
        assertThat(ModuleTree.rootOf(root)).isEqualTo(root);
    }

    @Test
    void a_pom_above_that_does_not_list_the_module_is_another_project() throws IOException {
        pom("", modules("other"));
        pom("other", "");
        Path app = pom("app", "");

        assertThat(ModuleTree.rootOf(app)).isEqualTo(app);
    }

    @Test
    void modules_of_profiles_and_of_maven_4_count() throws IOException {
        Path root = pom(
                "",
                "<profiles><profile><id>p</id>" + modules("a") + "</profile></profiles>"
                        + "<subprojects><subproject>b</subproject></subprojects>");

        assertThat(ModuleTree.rootOf(pom("a", ""))).isEqualTo(root);
        assertThat(ModuleTree.rootOf(pom("b", ""))).isEqualTo(root);
    }

    @Test
    void a_module_may_be_named_by_its_file() throws IOException {
        Path root = pom("", modules("app/other.xml"));
        Path app = Files.move(pom("app", ""), directory.resolve("app/other.xml"));

        assertThat(ModuleTree.rootOf(app)).isEqualTo(root);
    }

    @Test
    void a_pom_that_cannot_be_read_lists_nothing() throws IOException {
        Files.writeString(directory.resolve("pom.xml"), "<project><modules>");
        Path app = pom("app", "");

        assertThat(ModuleTree.rootOf(app)).isEqualTo(app);
    }

    @Test
    void a_dependency_on_test_classes_anywhere_is_found() throws IOException {
        Path root = pom("", modules("a", "b"));
        pom("a", dependency("<scope>test</scope>"));
        Path b = pom("b", dependency(""));
        assertThat(ModuleTree.usesTestClasses(root)).isFalse();

        pom("b", dependency("<type>test-jar</type>"));
        assertThat(ModuleTree.usesTestClasses(root)).isTrue();

        pom("b", dependency("<classifier>tests</classifier>"));
        assertThat(ModuleTree.usesTestClasses(b)).isTrue();
    }

    private Path pom(String module, String content) throws IOException {
        Path pom = directory.resolve(module).resolve("pom.xml").normalize();
        Files.createDirectories(pom.getParent());
        return Files.writeString(pom, "<?xml version=\"1.0\"?>\n<project>" + content + "</project>");
    }

    private static String modules(String... names) {
        return "<modules><module>" + String.join("</module><module>", names) + "</module></modules>";
    }

    private static String dependency(String content) {
        return "<dependencies><dependency><artifactId>a</artifactId>" + content + "</dependency></dependencies>";
    }
}
