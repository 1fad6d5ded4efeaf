package dev.hotreload.maven.reactor;

import dev.hotreload.maven.message.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.graph.DependencyFilter;

/** Resolves the class path that Maven would run a module with. */
public final class RuntimeClassPath {

    private static final Set<String> SCOPES = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private final ProjectDependenciesResolver resolver;

    /**
     * @param resolver Maven's own
     */
    public RuntimeClassPath(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The entries in order: the module's own classes, then its dependencies as Maven orders them; other modules stand in
     * it as their output directories.
     *
     * @param session the session of the user's command, for its repositories and settings
     * @throws MojoFailureException if a dependency cannot be resolved
     */
    public List<Path> of(MavenProject project, Reactor reactor, MavenSession session) throws MojoFailureException {
        DefaultRepositorySystemSession resolving = new DefaultRepositorySystemSession(session.getRepositorySession());
        resolving.setWorkspaceReader(new ModuleWorkspace(reactor.projects()));
        DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(project, resolving);
        request.setResolutionFilter(inScope());
        DependencyResolutionResult result;
        try {
            result = resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            throw new MojoFailureException(
                    Messages.classPathUnresolved(reactor.name(project), String.valueOf(e.getMessage())), e);
        }
        List<Path> classPath = new ArrayList<>();
        classPath.add(Reactor.classes(project));
        for (Artifact artifact : artifacts(project, result)) {
            if (SCOPES.contains(artifact.getScope())
                    && artifact.getArtifactHandler().isAddedToClasspath()
                    && artifact.getFile() != null) {
                classPath.add(artifact.getFile().toPath());
            }
        }
        return classPath;
    }

    private static DependencyFilter inScope() {
        return (node, parents) -> node.getDependency() == null
                || SCOPES.contains(node.getDependency().getScope());
    }

    private static Set<Artifact> artifacts(MavenProject project, DependencyResolutionResult result) {
        Set<Artifact> artifacts = new LinkedHashSet<>();
        if (result.getDependencyGraph() != null) {
            RepositoryUtils.toArtifacts(
                    artifacts,
                    result.getDependencyGraph().getChildren(),
                    List.of(project.getArtifact().getId()),
                    null);
        }
        return artifacts;
    }
}
