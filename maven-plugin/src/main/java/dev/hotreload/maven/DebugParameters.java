package dev.hotreload.maven;

import dev.hotreload.maven.debug.DebugOptions;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters about debugging that the goals have in common. */
abstract class DebugParameters extends AbstractMojo {

    /** Lets a debugger attach, as the goal <code>debug</code> does. Example: <code>-Dhotreload.debug</code>. */
    @Parameter(property = "hotreload.debug", defaultValue = "false")
    private boolean debug;

    /**
     * The port that debuggers attach to; <code>0</code> means any that is free. Example:
     * <code>-Dhotreload.debugPort=8000</code>.
     */
    @Parameter(property = "hotreload.debugPort", defaultValue = "5005")
    private String debugPort = "5005";

    /**
     * The name or address of the network interface that debuggers attach to. Anyone who can reach it can run any code
     * in the application, so the default lets in this machine only. Example:
     * <code>-Dhotreload.debugHost=0.0.0.0</code>.
     */
    @Parameter(property = "hotreload.debugHost", defaultValue = "localhost")
    private String debugHost = "localhost";

    /**
     * Makes the application wait for a debugger before it runs its first instruction. Example:
     * <code>-Dhotreload.debugSuspend</code>.
     */
    @Parameter(property = "hotreload.debugSuspend", defaultValue = "false")
    private boolean debugSuspend;

    /** Whether the goal is for debugging, whatever its parameters say. */
    boolean isForDebugging() {
        return false;
    }

    /**
     * What is configured; empty if no debugger is wanted.
     *
     * @throws MojoFailureException if a value is none
     */
    final Optional<DebugOptions> debugOptions() throws MojoFailureException {
        return isForDebugging() || debug
                ? Optional.of(DebugOptions.parse(debugHost, debugPort, debugSuspend))
                : Optional.empty();
    }
}
