package dev.hotreload.maven.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class ToolchainRequirementsTest {

    private final MavenProject project = new TestProjects(Path.of("root")).jar("app");

    @Test
    void are_the_values_below_jdk() throws Exception {
        configure("toolchain", "<toolchains><jdk><version> [21,) </version><vendor>x</vendor></jdk></toolchains>");

        assertThat(ToolchainRequirements.of(project)).contains(Map.of("version", "[21,)", "vendor", "x"));
    }

    @Test
    void are_absent_without_the_plugin_or_its_goal_or_a_jdk() throws Exception {
        assertThat(ToolchainRequirements.of(project)).isEmpty();

        configure("display-discovered-jdk-toolchains", "<toolchains><jdk><version>21</version></jdk></toolchains>");
        assertThat(ToolchainRequirements.of(project)).isEmpty();

        configure("toolchain", "<toolchains><protobuf><version>2</version></protobuf></toolchains>");
        assertThat(ToolchainRequirements.of(project)).isEmpty();
    }

    private void configure(String goal, String configuration) throws Exception {
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        Plugin plugin = new Plugin();
        plugin.setArtifactId("maven-toolchains-plugin");
        plugin.addExecution(execution);
        project.getBuild().getPlugins().clear();
        project.getBuild().flushPluginMap();
        project.getBuild().addPlugin(plugin);
    }
}
