package dev.hotreload.maven.reactor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a project's configuration of the toolchains plugin demands of its JDK. */
final class ToolchainRequirements {

    private static final String PLUGIN = "org.apache.maven.plugins:maven-toolchains-plugin";

    private ToolchainRequirements() {}

    /**
     * The names and values below {@code <jdk>}, if the project runs the goal {@code toolchains:toolchain} with them.
     */
    static Optional<Map<String, String>> of(MavenProject project) {
        Plugin plugin = project.getPlugin(PLUGIN);
        if (plugin == null) {
            return Optional.empty();
        }
        return plugin.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains("toolchain"))
                .map(PluginExecution::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> child(child((Xpp3Dom) configuration, "toolchains"), "jdk"))
                .filter(jdk -> jdk.getChildCount() > 0)
                .map(ToolchainRequirements::values)
                .findFirst();
    }

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        Xpp3Dom child = parent.getChild(name);
        return child == null ? new Xpp3Dom(name) : child;
    }

    private static Map<String, String> values(Xpp3Dom parent) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Xpp3Dom child : parent.getChildren()) {
            if (child.getValue() != null) {
                values.put(child.getName(), child.getValue().trim());
            }
        }
        return values;
    }
}
