package dev.hotreload.maven.reactor;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** Projects as Maven would have built them below a directory. */
final class TestProjects {

    private final Path root;

    TestProjects(Path root) {
        this.root = root;
    }

    MavenProject jar(String artifactId) {
        return project("com.example", artifactId, "jar");
    }

    MavenProject project(String groupId, String artifactId, String packaging) {
        Path directory = root.resolve(artifactId);
        Build build = new Build();
        build.setDirectory(directory.resolve("target").toString());
        build.setFinalName(artifactId + "-1");
        build.setOutputDirectory(directory.resolve("target/classes").toString());
        build.setTestOutputDirectory(directory.resolve("target/test-classes").toString());
        Model model = new Model();
        model.setGroupId(groupId);
        model.setArtifactId(artifactId);
        model.setVersion("1");
        model.setPackaging(packaging);
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setFile(directory.resolve("pom.xml").toFile());
        return project;
    }

    /** A session as the user's command starts it at the root. */
    @SuppressWarnings("deprecation") // There is no other way to a session without Maven's container.
    MavenSession session(List<MavenProject> projects, String... selectors) {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(root.toFile());
        request.setSelectedProjects(List.of(selectors));
        MavenSession session = new MavenSession(
                null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
        session.setProjects(projects);
        return session;
    }

    Reactor reactor(MavenProject... projects) {
        List<MavenProject> all = List.of(projects);
        UserSelection everything = new UserSelection(
                all.stream().map(p -> p.getGroupId() + ":" + p.getArtifactId()).collect(Collectors.toSet()));
        return new Reactor(session(all), all, everything, FileTime.fromMillis(0));
    }
}
