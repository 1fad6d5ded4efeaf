package dev.hotreload.maven.reactor;

import dev.hotreload.maven.message.LaunchTexts;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.maven.Maven;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.LegacySupport;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.DefaultRepositoryCache;

/**
 * Brings the classes of the user's modules up to date, in a build inside the running one.
 *
 * <p>A forked lifecycle ({@code @Execute}) would see only the projects that the user's command selected. In a child
 * directory these are not all that the application is made of: its siblings, which may never have been installed, are
 * needed too. So the build starts at the root of the multi-module tree and makes what the command selected, and all
 * that it depends on.
 */
public final class ReactorBuild {

    /** Set in the nested build, so that a goal bound to an early phase does not start a build in its own build. */
    private static final String NESTED = "hotreload.nestedBuild";

    /**
     * Maven 3.8 remembers the poms of parents for as long as its JVM lives (MNG-6530), unless this is set (seen in
     * 3.8.7): what was edited in a parent, a version for instance, would not be noticed.
     */
    private static final String NO_OLD_POMS = "maven.defaultProjectBuilder.disableGlobalModelCache";

    private final Maven maven;
    private final LegacySupport legacySupport;

    /**
     * @param maven runs the nested build
     * @param legacySupport knows the current session, for components that cannot have it injected
     */
    public ReactorBuild(Maven maven, LegacySupport legacySupport) {
        this.maven = maven;
        this.legacySupport = legacySupport;
    }

    /** Whether the session is that of a nested build. */
    public static boolean isNested(MavenSession session) {
        return session.getUserProperties().containsKey(NESTED);
    }

    /**
     * Runs the lifecycle up to {@code process-classes}, or {@code process-test-classes} if a module uses another one's
     * test classes.
     *
     * @param session the session of the user's command
     * @param siblings whether the build starts at the root of the multi-module tree
     * @throws MojoFailureException if the build fails
     */
    public Reactor bringUpToDate(MavenSession session, boolean siblings) throws MojoFailureException {
        Path pom = session.getTopLevelProject().getFile().toPath();
        Path root = siblings ? ModuleTree.rootOf(pom) : pom;
        String phase = ModuleTree.usesTestClasses(root) ? "process-test-classes" : "process-classes";
        BuildListener listener = new BuildListener(session.getRequest().getExecutionListener());
        MavenExecutionRequest request = request(session, root, phase).setExecutionListener(listener);
        if (!root.equals(pom)
                || session.getProjects().size() < session.getAllProjects().size()) {
            request.setSelectedProjects(session.getProjects().stream()
                    .map(project -> project.getGroupId() + ":" + project.getArtifactId())
                    .toList());
            request.setMakeBehavior(MavenExecutionRequest.REACTOR_MAKE_UPSTREAM);
        }
        FileTime began = FileTime.fromMillis(System.currentTimeMillis());
        MavenExecutionResult result = execute(session, request);
        MavenSession nested = listener.session();
        if (result.hasExceptions() || nested == null) {
            throw failure(phase, result);
        }
        return new Reactor(nested, result.getTopologicallySortedProjects(), UserSelection.of(session), began);
    }

    private static MavenExecutionRequest request(MavenSession session, Path rootPom, String phase) {
        MavenExecutionRequest outer = session.getRequest();
        MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(outer)
                .setPom(rootPom.toFile())
                .setBaseDirectory(rootPom.toFile().getParentFile())
                .setGoals(List.of(phase))
                .setRecursive(true)
                .setResumeFrom(null);
        // The outer goal holds Maven's lock for aggregators; a build in other threads would wait for it for ever.
        request.setDegreeOfConcurrency(1);
        request.setBuilderId("singlethreaded");
        request.setMultiModuleProjectDirectory(rootPom.toFile().getParentFile());
        Maven4Request.setRoot(request, rootPom.toFile().getParentFile().toPath());
        // What the outer build's has read of modules is old when their poms have been edited.
        request.setRepositoryCache(new DefaultRepositoryCache());
        request.setToolchains(outer.getToolchains());
        request.setGlobalToolchainsFile(outer.getGlobalToolchainsFile());
        request.setUserToolchainsFile(outer.getUserToolchainsFile());
        request.setTransferListener(outer.getTransferListener());
        request.setUpdateSnapshots(outer.isUpdateSnapshots());
        request.setCacheNotFound(outer.isCacheNotFound());
        request.setCacheTransferError(outer.isCacheTransferError());
        request.getUserProperties().setProperty(NESTED, "true");
        return request;
    }

    private MavenExecutionResult execute(MavenSession outer, MavenExecutionRequest request) {
        ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
        String before = System.setProperty(NO_OLD_POMS, "true");
        try {
            return maven.execute(request);
        } finally {
            if (before == null) {
                System.clearProperty(NO_OLD_POMS);
            } else {
                System.setProperty(NO_OLD_POMS, before);
            }
            // Maven leaves a thread without either at the end of a session.
            legacySupport.setSession(outer);
            Thread.currentThread().setContextClassLoader(contextLoader);
        }
    }

    private static MojoFailureException failure(String phase, MavenExecutionResult result) {
        Throwable first = result.hasExceptions() ? result.getExceptions().get(0) : null;
        String reason = first == null ? "the build did not start" : String.valueOf(first.getMessage());
        return new MojoFailureException(LaunchTexts.buildFailed(phase, reason), first);
    }
}
