package dev.hotreload.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginContainerException;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Configures a goal as if it had been called in a certain module.
 *
 * <p>A goal that runs once for the whole reactor is configured from the project where Maven was started. What the pom
 * of the application module says must count too, and before it; this has Maven's own machinery read both.
 */
final class ModuleParameters {

    private final MavenPluginManager plugins;
    private final MavenSession session;
    private final MojoExecution execution;

    /**
     * @param session the session of the user's command
     * @param execution the running execution of the goal
     */
    ModuleParameters(MavenPluginManager plugins, MavenSession session, MojoExecution execution) {
        this.plugins = plugins;
        this.session = session;
        this.execution = execution;
    }

    /**
     * A new instance of the running goal with the parameters of a module.
     *
     * @throws MojoExecutionException if the module's configuration does not fit the parameters
     */
    <M extends Mojo> M configure(Class<M> type, MavenProject module) throws MojoExecutionException {
        MojoExecution forModule = new MojoExecution(execution.getMojoDescriptor(), configuration(module));
        MavenProject current = session.getCurrentProject();
        session.setCurrentProject(module);
        try {
            return type.cast(plugins.getConfiguredMojo(Mojo.class, session, forModule));
        } catch (PluginConfigurationException | PluginContainerException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        } finally {
            session.setCurrentProject(current);
        }
    }

    private Xpp3Dom configuration(MavenProject module) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Plugin plugin = module.getPlugin(execution.getPlugin().getKey());
        if (plugin != null && plugin.getConfiguration() instanceof Xpp3Dom own) {
            for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
                Xpp3Dom value = own.getChild(parameter.getName());
                if (value != null) {
                    configuration.addChild(new Xpp3Dom(value));
                }
            }
        }
        return Xpp3Dom.mergeXpp3Dom(configuration, execution.getConfiguration());
    }
}
