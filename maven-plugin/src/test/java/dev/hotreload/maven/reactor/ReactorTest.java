package dev.hotreload.maven.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.launch.LaunchModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactorTest {

    @TempDir
    private Path directory;

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
    void the_modules_of_a_class_path_are_in_its_order() {
        Path appClasses = directory.resolve("app/target/classes");
        Path coreClasses = directory.resolve("core/target/classes");
        Path coreTests = directory.resolve("core/target/test-classes");

        assertThat(projects.reactor(core, app).modulesOn(List.of(appClasses, Path.of("x.jar"), coreTests, coreClasses)))
                .containsExactly(
                        new LaunchModule("app", appClasses),
                        new LaunchModule("core-tests", coreTests),
                        new LaunchModule("core", coreClasses));
    }

    @Test
    void modules_of_the_same_artifact_id_are_told_apart_by_group() {
        MavenProject other = projects.project("org.example", "core", "jar");
        Reactor reactor = projects.reactor(app, core, other);

        assertThat(reactor.name(app)).isEqualTo("app");
        assertThat(reactor.name(core)).isEqualTo("com.example.core");
        assertThat(reactor.name(other)).isEqualTo("org.example.core");
    }

    @Test
    void candidates_are_what_the_user_selected_and_has_classes() {
        MavenProject root = projects.project("com.example", "root", "pom");
        List<MavenProject> all = List.of(root, core, app);

        assertThat(candidates(all)).containsExactly(core, app);
        assertThat(candidates(all, "app")).containsExactly(app);
        assertThat(candidates(all, ":core")).containsExactly(core);
        assertThat(candidates(all, "com.example:core", "+app")).containsExactly(core, app);
        assertThat(candidates(all, "!core")).containsExactly(core, app);
    }

    @Test
    void the_workspace_answers_for_modules_with_their_directories() throws IOException {
        ModuleWorkspace workspace = new ModuleWorkspace(List.of(app, core));
        Path client = Files.createFile(
                Files.createDirectories(directory.resolve("core/target")).resolve("core-1-client.jar"));

        assertThat(workspace.findArtifact(new DefaultArtifact("com.example:core:1")))
                .isEqualTo(directory.resolve("core/target/classes").toFile());
        assertThat(workspace.findArtifact(new DefaultArtifact("com.example:core:jar:tests:1")))
                .isEqualTo(directory.resolve("core/target/test-classes").toFile());
        assertThat(workspace.findArtifact(new DefaultArtifact("com.example:core:jar:client:1")))
                .isEqualTo(client.toFile());
        assertThat(workspace.findArtifact(new DefaultArtifact("com.example:core:pom:1")))
                .isEqualTo(core.getFile());
        assertThat(workspace.findModel(new DefaultArtifact("com.example:core:pom:1")))
                .isSameAs(core.getModel());
        assertThat(workspace.findVersions(new DefaultArtifact("com.example:core:[0,)")))
                .containsExactly("1");
    }

    @Test
    void the_workspace_leaves_everything_else_to_the_repositories() {
        ModuleWorkspace workspace = new ModuleWorkspace(List.of(app, core));

        assertThat(workspace.findArtifact(new DefaultArtifact("com.example:core:2")))
                .isNull();
        assertThat(workspace.findArtifact(new DefaultArtifact("com.example:core:jar:sources:1")))
                .isNull();
        assertThat(workspace.findArtifact(new DefaultArtifact("org.example:core:1")))
                .isNull();
        assertThat(workspace.findModel(new DefaultArtifact("org.example:core:pom:1")))
                .isNull();
    }

    private List<MavenProject> candidates(List<MavenProject> all, String... selectors) {
        UserSelection selection = UserSelection.of(projects.session(all, selectors));
        return new Reactor(projects.session(all), all, selection, FileTime.fromMillis(0)).candidates();
    }
}
