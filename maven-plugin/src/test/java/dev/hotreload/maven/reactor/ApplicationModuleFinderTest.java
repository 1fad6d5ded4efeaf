package dev.hotreload.maven.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hotreload.maven.launch.MainClasses;
import dev.hotreload.maven.launch.Sources;
import dev.hotreload.maven.message.MainClassTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationModuleFinderTest {

    @TempDir
    private Path directory;

    private final Map<MavenProject, String> configured = new HashMap<>();
    private TestProjects projects;
    private MavenProject app;
    private MavenProject core;

    @BeforeEach
    void build() {
        projects = new TestProjects(directory);
        app = projects.jar("app");
        core = projects.jar("core");
    }

    @Test
    void takes_the_only_class_that_can_be_started() throws Exception {
        startable(app, "App");

        assertThat(find()).isEqualTo(new ApplicationModule(app, "p.App"));
    }

    @Test
    void lists_all_if_there_are_several_with_their_modules_the_likeliest_first() throws IOException {
        startable(core, "Tool");
        startable(app, "App");

        assertFails(MainClassTexts.severalMainClasses(List.of("p.App (app)", "p.Tool (core)"), "p.App"));
    }

    @Test
    void tells_where_it_looked_if_there_is_none() {
        assertFails(MainClassTexts.noMainClass(List.of("core", "app")));
    }

    @Test
    void prefers_the_module_that_has_the_configured_class() throws Exception {
        startable(core, "Tool");
        startable(app, "App");
        configured.put(core, "p.App");
        configured.put(app, "p.App");

        assertThat(find()).isEqualTo(new ApplicationModule(app, "p.App"));
    }

    @Test
    void prefers_the_only_module_that_configures_a_class_even_of_a_library() throws Exception {
        startable(core, "Tool");
        configured.put(app, "org.example.Server");

        assertThat(find()).isEqualTo(new ApplicationModule(app, "org.example.Server"));
    }

    @Test
    void refuses_to_guess_whose_class_path_has_the_class_of_a_library() {
        configured.put(core, "org.example.Server");
        configured.put(app, "org.example.Server");

        assertFails(MainClassTexts.mainClassInNoModule("org.example.Server", List.of("core", "app")));
    }

    @Test
    void refuses_to_guess_between_modules_that_have_the_same_class() throws IOException {
        startable(core, "App");
        startable(app, "App");
        configured.put(core, "p.App");
        configured.put(app, "p.App");

        assertFails(MainClassTexts.mainClassInSeveralModules("p.App", List.of("core", "app")));
    }

    @Test
    void takes_the_module_that_the_user_names_in_any_way() throws Exception {
        startable(core, "Tool");
        startable(app, "App");

        for (String name : List.of("core", ":core", "com.example:core", "./core/")) {
            assertThat(find(name)).isEqualTo(new ApplicationModule(core, "p.Tool"));
        }
    }

    @Test
    void lists_the_modules_if_the_user_names_none_of_them() {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> find("cor"))
                .withMessage(MainClassTexts.unknownModule("cor", List.of("core", "app")));
    }

    @Test
    void tells_that_poms_cannot_be_run() {
        Reactor poms = projects.reactor(projects.project("com.example", "root", "pom"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> new ApplicationModuleFinder(poms, configuration()).find(Optional.empty()))
                .withMessage(MainClassTexts.nothingToRun());
    }

    private void assertFails(String message) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(this::find)
                .withMessage(message);
    }

    private ApplicationModule find() throws Exception {
        return finder().find(Optional.empty());
    }

    private ApplicationModule find(String module) throws Exception {
        return finder().find(Optional.of(module));
    }

    private ApplicationModuleFinder finder() {
        return new ApplicationModuleFinder(projects.reactor(core, app), configuration());
    }

    private ModuleConfiguration configuration() {
        return new ModuleConfiguration() {
            @Override
            public Optional<String> mainClass(MavenProject project) {
                return Optional.ofNullable(configured.get(project));
            }

            @Override
            public List<String> startableClasses(MavenProject project) throws IOException {
                return new MainClasses(17).in(Reactor.classes(project));
            }
        };
    }

    private static void startable(MavenProject project, String simpleName) throws IOException {
        Sources.compile(
                Reactor.classes(project),
                simpleName,
                "class " + simpleName + " { public static void main(String[] args) {} }");
    }
}
