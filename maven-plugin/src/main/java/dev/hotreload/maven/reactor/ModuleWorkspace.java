package dev.hotreload.maven.reactor;

import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenWorkspaceReader;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/**
 * Answers the resolver's questions for modules of the reactor with their output directories.
 *
 * <p>Maven's own reader answers with a module's jar where one was packaged, and only for the modules that the user's
 * command selected; only a directory can be reloaded from.
 */
final class ModuleWorkspace implements MavenWorkspaceReader {

    private final List<MavenProject> projects;
    private final WorkspaceRepository repository = new WorkspaceRepository("hotreload");

    ModuleWorkspace(List<MavenProject> projects) {
        this.projects = projects;
    }

    @Override
    public WorkspaceRepository getRepository() {
        return repository;
    }

    @Override
    public @Nullable Model findModel(Artifact artifact) {
        return project(artifact).map(MavenProject::getModel).orElse(null);
    }

    @Override
    public @Nullable File findArtifact(Artifact artifact) {
        return project(artifact).map(project -> file(project, artifact)).orElse(null);
    }

    @Override
    public List<String> findVersions(Artifact artifact) {
        return projects.stream()
                .filter(project -> hasName(project, artifact))
                .map(MavenProject::getVersion)
                .toList();
    }

    private Optional<MavenProject> project(Artifact artifact) {
        return projects.stream()
                .filter(project -> hasName(project, artifact))
                .filter(project -> project.getVersion().equals(artifact.getBaseVersion()))
                .findFirst();
    }

    private static boolean hasName(MavenProject project, Artifact artifact) {
        return project.getGroupId().equals(artifact.getGroupId())
                && project.getArtifactId().equals(artifact.getArtifactId());
    }

    private static @Nullable File file(MavenProject project, Artifact artifact) {
        if (artifact.getExtension().equals("pom")) {
            return project.getFile();
        }
        return switch (artifact.getClassifier()) {
            case "" -> Reactor.classes(project).toFile();
            case "tests" -> Reactor.testClasses(project).toFile();
            default -> packaged(project, artifact);
        };
    }

    /** What other classifiers stand for is known only to the plugin that packaged them, if it did. */
    private static @Nullable File packaged(MavenProject project, Artifact artifact) {
        File file = new File(
                project.getBuild().getDirectory(),
                project.getBuild().getFinalName() + "-" + artifact.getClassifier() + "." + artifact.getExtension());
        return file.isFile() ? file : null;
    }
}
