package dev.hotreload.maven;

import dev.hotreload.maven.launch.Arguments;
import dev.hotreload.maven.launch.EnvironmentVariables;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters about what the application's JVM gets, which the goals have in common. */
abstract class StartParameters extends RenewalParameters {

    /**
     * The arguments of the application: one <code>&lt;arg&gt;</code> element each, or one text that is split at spaces
     * as a shell does, with quotes. Default: none. Example: <code>-Dhotreload.args="--port 8080 --title 'My
     * shop'"</code>.
     */
    @Parameter(property = "hotreload.args")
    private Arguments args = new Arguments();

    /**
     * The arguments of the application's JVM: one <code>&lt;jvmArg&gt;</code> element each, or one text that is split
     * at spaces as a shell does, with quotes. Default: none. Example: <code>-Dhotreload.jvmArgs="-Xmx2g
     * -Dmode=dev"</code>.
     */
    @Parameter(property = "hotreload.jvmArgs")
    private Arguments jvmArgs = new Arguments();

    /**
     * Environment variables of the application, in addition to those of Maven itself, one element each; on the command
     * line see <code>environmentVariables</code>. Default: none. Example:
     * <code>&lt;environment&gt;&lt;MODE&gt;dev&lt;/MODE&gt;&lt;/environment&gt;</code>.
     */
    @Parameter
    private Map<String, String> environment = new LinkedHashMap<>();

    /**
     * Environment variables as one text, for the command line; they override those in <code>environment</code>.
     * Default: none. Example: <code>-Dhotreload.environment="MODE=dev TITLE='My shop'"</code>.
     */
    @Parameter(property = "hotreload.environment")
    private @Nullable String environmentVariables;

    /**
     * The directory in which the application runs. Default: the directory of the application module. A relative path
     * is relative to that directory. Example: <code>target/data</code>.
     */
    @Parameter(property = "hotreload.workingDirectory")
    private @Nullable File workingDirectory;

    /** The arguments of the main class. */
    final List<String> arguments() throws MojoFailureException {
        return args.values("args");
    }

    /** The arguments of the JVM. */
    final List<String> jvmArguments() throws MojoFailureException {
        return jvmArgs.values("jvmArgs");
    }

    /** Variables to set beside those that Maven itself has. */
    final Map<String, String> variables() throws MojoFailureException {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        if (environmentVariables != null) {
            variables.putAll(EnvironmentVariables.parse(environmentVariables));
        }
        return variables;
    }

    /** Where to run; empty: in the application module's directory. */
    final Optional<Path> workingDirectory() {
        return Optional.ofNullable(workingDirectory).map(File::toPath);
    }
}
