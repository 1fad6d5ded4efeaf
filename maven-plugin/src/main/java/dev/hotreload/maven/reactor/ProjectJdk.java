package dev.hotreload.maven.reactor;

import dev.hotreload.maven.launch.Jdk;
import dev.hotreload.maven.message.LaunchTexts;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** Chooses the JDK of a module: that of its toolchain, or the one that runs Maven. */
public final class ProjectJdk {

    private final ToolchainManager toolchains;

    /**
     * @param toolchains Maven's own
     */
    public ProjectJdk(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    /**
     * The JDK that runs a module.
     *
     * @throws MojoFailureException if there is none, or too old a one
     */
    public Jdk of(MavenProject project, Reactor reactor) throws MojoFailureException {
        Toolchain toolchain = chosen(project, reactor.session());
        if (toolchain == null) {
            toolchain = required(project, reactor.session());
        }
        if (toolchain == null) {
            return Jdk.at(Path.of(System.getProperty("java.home")));
        }
        String java = toolchain.findTool("java");
        if (java == null) {
            throw new MojoFailureException(LaunchTexts.toolchainWithoutJava(toolchain.toString()));
        }
        return Jdk.at(Path.of(java).resolve("../..").toAbsolutePath().normalize());
    }

    /** The toolchains plugin leaves its choice in the session that it ran in, beside the project it ran for. */
    private @Nullable Toolchain chosen(MavenProject project, MavenSession session) {
        MavenProject current = session.getCurrentProject();
        session.setCurrentProject(project);
        try {
            return toolchains.getToolchainFromBuildContext("jdk", session);
        } finally {
            session.setCurrentProject(current);
        }
    }

    /**
     * Maven 4 finds that choice only from a goal of the very session; so the requirements behind it are asked again.
     */
    private @Nullable Toolchain required(MavenProject project, MavenSession session) {
        return ToolchainRequirements.of(project)
                .flatMap(requirements -> toolchains.getToolchains(session, "jdk", requirements).stream()
                        .findFirst())
                .orElse(null);
    }
}
