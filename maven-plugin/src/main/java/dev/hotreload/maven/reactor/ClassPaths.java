package dev.hotreload.maven.reactor;

import dev.hotreload.maven.message.LaunchTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.jspecify.annotations.Nullable;

/** Resolves the class paths that Maven would run and compile a module with. */
public final class ClassPaths {

    /** A jar of scope system is on the class path as an IDE has it; only who packages the application leaves it out. */
    private static final Set<String> RUN =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_SYSTEM);

    private static final Set<String> COMPILE =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_PROVIDED, Artifact.SCOPE_SYSTEM);

    private final ProjectDependenciesResolver resolver;

    /** The reactor that was asked for last. The poms of its libraries are read once, and not once for each module. */
    private @Nullable Reactor resolvingFor;

    private @Nullable RepositorySystemSession resolving;

    /**
     * @param resolver Maven's own
     */
    public ClassPaths(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * What a module runs with, in order: its own classes, then its dependencies as Maven orders them; other modules
     * stand in it as their output directories.
     *
     * @param session the session of the user's command, for its repositories and settings
     * @throws MojoFailureException if a dependency cannot be resolved
     */
    public RuntimeClassPath runtime(MavenProject project, Reactor reactor, MavenSession session)
            throws MojoFailureException {
        List<Path> classPath = new ArrayList<>();
        Map<String, String> versions = new HashMap<>();
        classPath.add(Reactor.classes(project));
        for (Artifact artifact : dependencies(project, reactor, session, RUN)) {
            classPath.add(artifact.getFile().toPath());
            versions.put(artifact.getGroupId() + ":" + artifact.getArtifactId(), artifact.getVersion());
        }
        return new RuntimeClassPath(classPath, versions);
    }

    /**
     * What a module's main sources are compiled against, without its own classes; otherwise as {@link #runtime}.
     *
     * @throws MojoFailureException if a dependency cannot be resolved
     */
    public List<Path> compile(MavenProject project, Reactor reactor, MavenSession session) throws MojoFailureException {
        List<Path> classPath = new ArrayList<>();
        for (Artifact artifact : dependencies(project, reactor, session, COMPILE)) {
            classPath.add(artifact.getFile().toPath());
        }
        return classPath;
    }

    /** A session of the resolver for which modules are their output directories: the same for all modules. */
    public synchronized RepositorySystemSession session(Reactor reactor, MavenSession session) {
        RepositorySystemSession known = resolving;
        if (known == null || !reactor.equals(resolvingFor)) {
            known = newSession(reactor, session);
            resolving = known;
            resolvingFor = reactor;
        }
        return known;
    }

    private static RepositorySystemSession newSession(Reactor reactor, MavenSession session) {
        DefaultRepositorySystemSession resolving = new DefaultRepositorySystemSession(session.getRepositorySession());
        resolving.setWorkspaceReader(new ModuleWorkspace(reactor.projects()));
        // The session's own remembers the dependencies that modules had when it began.
        resolving.setCache(new DefaultRepositoryCache());
        return resolving;
    }

    private List<Artifact> dependencies(MavenProject project, Reactor reactor, MavenSession session, Set<String> scopes)
            throws MojoFailureException {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session(reactor, session));
        request.setResolutionFilter((node, parents) -> node.getDependency() == null
                || scopes.contains(node.getDependency().getScope()));
        DependencyResolutionResult result;
        try {
            result = resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            throw new MojoFailureException(
                    LaunchTexts.classPathUnresolved(reactor.name(project), String.valueOf(e.getMessage())), e);
        }
        List<Artifact> dependencies = new ArrayList<>();
        for (Artifact artifact : artifacts(project, result)) {
            if (scopes.contains(artifact.getScope())
                    && artifact.getArtifactHandler().isAddedToClasspath()
                    && artifact.getFile() != null) {
                dependencies.add(artifact);
            }
        }
        return dependencies;
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
