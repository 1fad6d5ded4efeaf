package dev.hotreload.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.reload.TestModule;
import dev.hotreload.watch.FileChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several class files of one name the first module's counts, before and after. */
class ChangedClassPathTest {

    @TempDir
    Path directory = Path.of("");

    TestModule app;
    TestModule core;

    @BeforeEach
    void create() throws IOException {
        app = TestModule.in(directory, "app");
        core = TestModule.in(directory, "core");
        app.hasLive("p/Both", "app 1");
        core.hasLive("p/Both", "core 1");
        core.hasLive("p/Core", "core 1");
        core.hasLive("p/Core$1", "core 1");
        app.content().readAll();
        core.content().readAll();
    }

    private ModuleChanges changes(Map<String, FileChanges> byName) {
        return ModuleChanges.of(List.of(app.content(), core.content()), byName);
    }

    private ChangedClassPath classPath(Map<String, FileChanges> byName) {
        return new ChangedClassPath(List.of(app.content(), core.content()), changes(byName));
    }

    @Test
    void aChangeBehindAClassOfTheSameNameIsNotSeen() throws IOException {
        ChangedClassPath classPath = classPath(Map.of("core", core.write("p/Both", "core 2")));

        assertThat(classPath.touched()).containsExactly("p/Both");
        assertThat(classPath.after("p/Both"))
                .isEqualTo(classPath.before("p/Both"))
                .isEqualTo(TestModule.classFile("p/Both", "app 1"));
    }

    @Test
    void whereAClassIsDeletedTheNextOfTheSameNameIsSeen() throws IOException {
        ChangedClassPath classPath = classPath(Map.of("app", app.delete("p/Both")));

        assertThat(classPath.after("p/Both")).isEqualTo(TestModule.classFile("p/Both", "core 1"));
        assertThat(classPath.gone()).isEmpty();
    }

    @Test
    void aClassMayMoveToAnotherModule() throws IOException {
        ChangedClassPath classPath =
                classPath(Map.of("core", core.delete("p/Core"), "app", app.write("p/Core", "app 2")));

        assertThat(classPath.before("p/Core")).isEqualTo(TestModule.classFile("p/Core", "core 1"));
        assertThat(classPath.after("p/Core")).isEqualTo(TestModule.classFile("p/Core", "app 2"));
        assertThat(classPath.gone()).isEmpty();
    }

    @Test
    void classesAroundAndInsideAreFoundInAllModules() throws IOException {
        ChangedClassPath classPath =
                classPath(Map.of("core", core.delete("p/Core$1"), "app", app.write("p/Core$2", "app 2")));

        assertThat(classPath.beforeStartingWith("p/Core$")).containsOnlyKeys("p/Core$1");
        assertThat(classPath.afterStartingWith("p/Core$")).containsOnlyKeys("p/Core$2");
        assertThat(classPath.gone()).containsExactly("p/Core$1");
    }

    @Test
    void changesAreUndoneInAllModules() throws IOException {
        ModuleChanges changes = changes(Map.of(
                "app", app.write("p/New", "app 2"), "core", core.delete("p/Core"), "more", core.write("p/More", "2")));
        assertThat(changes.names()).containsExactly("app", "core");
        ModuleChanges undo = changes.undo();
        changes.accept();
        assertThat(app.content().find("p/New")).isNotNull();
        assertThat(core.content().find("p/Core")).isNull();

        undo.accept();
        assertThat(app.content().classFiles()).containsExactly("p/Both.class");
        assertThat(core.content().find("p/Core")).isEqualTo(TestModule.classFile("p/Core", "core 1"));
    }
}
