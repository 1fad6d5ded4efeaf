package dev.hotreload.maven.compile;

import java.util.List;
import org.apache.maven.exception.DefaultExceptionHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.project.MavenProject;

/**
 * Runs goals of the plan once more, on Maven's thread, for what only their plugins can do. Used by the compiling thread
 * only.
 */
final class Goals {

    private final BuildPluginManager plugins;
    private final MavenSession session;
    private final MavenThread thread;

    /** @param session the session that built the modules */
    Goals(BuildPluginManager plugins, MavenSession session, MavenThread thread) {
        this.plugins = plugins;
        this.session = session;
        this.thread = thread;
    }

    /**
     * Runs goals of a module, one after the other.
     *
     * @throws GoalFailure if one fails
     */
    void run(MavenProject project, List<MojoExecution> goals) throws GoalFailure {
        thread.run(() -> runHere(project, goals));
    }

    /**
     * The same, without what the goals say as a matter of course.
     *
     * @throws GoalFailure if one fails
     */
    void runQuietly(MavenProject project, List<MojoExecution> goals) throws GoalFailure {
        thread.run(() -> {
            QuietLog quiet = new QuietLog();
            try {
                runHere(project, goals);
            } finally {
                quiet.close();
            }
        });
    }

    private void runHere(MavenProject project, List<MojoExecution> goals) throws GoalFailure {
        MavenProject current = session.getCurrentProject();
        ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
        session.setCurrentProject(project);
        try {
            for (MojoExecution goal : goals) {
                plugins.executeMojo(session, goal);
            }
        } catch (MojoFailureException e) {
            // What the sources lack has been logged by then; the long message has it all once more.
            throw new GoalFailure(String.valueOf(e.getMessage()).trim(), e);
        } catch (MojoExecutionException | PluginConfigurationException | PluginManagerException e) {
            // Maven's own way to say it adds the messages of the causes.
            throw new GoalFailure(
                    new DefaultExceptionHandler()
                            .handleException(e)
                            .getMessage()
                            .trim(),
                    e);
        } finally {
            session.setCurrentProject(current);
            Thread.currentThread().setContextClassLoader(contextLoader);
        }
    }

    /** A goal failed; the message is the plugin's own. */
    static final class GoalFailure extends Exception {
        private static final long serialVersionUID = 1L;

        GoalFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
