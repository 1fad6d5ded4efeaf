package dev.hotreload.maven;

import dev.hotreload.maven.compile.CompileServices;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.plugin.LegacySupport;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Runs the application as the goal <code>run</code> does, and lets a debugger attach, in which breakpoints, variables
 * and steps follow the code through every reload.
 */
@Mojo(name = "debug", aggregator = true, threadSafe = true)
public final class DebugMojo extends RunMojo {

    /** Called by Maven's container, with Maven's own components. */
    @Inject
    public DebugMojo(
            Maven maven,
            LegacySupport legacySupport,
            ToolchainManager toolchains,
            MavenPluginManager plugins,
            CompileServices compilation) {
        super(maven, legacySupport, toolchains, plugins, compilation);
    }

    @Override
    boolean isForDebugging() {
        return true;
    }
}
