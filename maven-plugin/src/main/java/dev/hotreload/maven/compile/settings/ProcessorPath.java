package dev.hotreload.maven.compile.settings;

import dev.hotreload.maven.message.CompileTexts;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves {@code <annotationProcessorPaths>}, with everything that the processors need at run time. */
final class ProcessorPath {

    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final MavenProject project;

    ProcessorPath(RepositorySystem repositories, RepositorySystemSession session, MavenProject project) {
        this.repositories = repositories;
        this.session = session;
        this.project = project;
    }

    /**
     * The jars, and the output directories of modules.
     *
     * @throws MojoFailureException if something is not to be had
     */
    List<Path> of(GoalParameters parameters) throws MojoFailureException {
        List<org.eclipse.aether.graph.Dependency> processors = new ArrayList<>();
        for (Xpp3Dom coordinates : parameters.elements("annotationProcessorPaths")) {
            processors.add(resolvable(dependency(coordinates, parameters)));
        }
        if (processors.isEmpty()) {
            return List.of();
        }
        List<org.eclipse.aether.graph.Dependency> managed = parameters.isTrue("annotationProcessorPathsUseDepMgmt")
                ? managed().stream().map(this::resolvable).toList()
                : List.of();
        CollectRequest collect = new CollectRequest(processors, managed, project.getRemoteProjectRepositories());
        try {
            return repositories
                    .resolveDependencies(session, new DependencyRequest(collect, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(org.eclipse.aether.artifact.Artifact::getFile)
                    .filter(Objects::nonNull)
                    .map(File::toPath)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MojoFailureException(
                    CompileTexts.processorPathUnresolved(project.getArtifactId(), String.valueOf(e.getMessage())), e);
        }
    }

    private org.eclipse.aether.graph.Dependency resolvable(Dependency dependency) {
        return RepositoryUtils.toDependency(dependency, session.getArtifactTypeRegistry());
    }

    private Dependency dependency(Xpp3Dom coordinates, GoalParameters parameters) {
        Dependency dependency = new Dependency();
        text(coordinates, "groupId", parameters).ifPresent(dependency::setGroupId);
        text(coordinates, "artifactId", parameters).ifPresent(dependency::setArtifactId);
        text(coordinates, "classifier", parameters).ifPresent(dependency::setClassifier);
        text(coordinates, "type", parameters).ifPresent(dependency::setType);
        dependency.setScope("runtime");
        dependency.setVersion(text(coordinates, "version", parameters).orElseGet(() -> managedVersion(dependency)));
        Xpp3Dom exclusions = coordinates.getChild("exclusions");
        if (exclusions != null) {
            for (Xpp3Dom element : exclusions.getChildren()) {
                Exclusion exclusion = new Exclusion();
                exclusion.setGroupId(text(element, "groupId", parameters).orElse("*"));
                exclusion.setArtifactId(text(element, "artifactId", parameters).orElse("*"));
                dependency.addExclusion(exclusion);
            }
        }
        return dependency;
    }

    private static Optional<String> text(Xpp3Dom parent, String name, GoalParameters parameters) {
        return Optional.ofNullable(parent.getChild(name)).flatMap(parameters::text);
    }

    private String managedVersion(Dependency dependency) {
        return managed().stream()
                .filter(candidate -> candidate.getManagementKey().equals(dependency.getManagementKey()))
                .map(Dependency::getVersion)
                .findFirst()
                .orElse("");
    }

    private List<Dependency> managed() {
        return project.getDependencyManagement() == null
                ? List.of()
                : project.getDependencyManagement().getDependencies();
    }
}
