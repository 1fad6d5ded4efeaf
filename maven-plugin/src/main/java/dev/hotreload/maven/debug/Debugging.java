package dev.hotreload.maven.debug;

import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.debug.reload.ControlledChanges;
import dev.hotreload.maven.message.DebugTexts;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Debugging in one launch of an application: the gateway, if it is wanted, or nothing. */
public final class Debugging implements Closeable {

    private final @Nullable DebugGateway gateway;

    private Debugging(@Nullable DebugGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Opens the debugger port and tells the user, if debugging is wanted.
     *
     * @param jvmArguments the user's arguments for the JVM
     * @param compiled waits until what was saved is compiled, for the given time at most
     * @throws MojoFailureException if it cannot be
     */
    public static Debugging open(
            Optional<DebugOptions> wanted,
            List<String> jvmArguments,
            ControlServer control,
            Consumer<Duration> compiled,
            Log log)
            throws MojoFailureException {
        if (wanted.isEmpty()) {
            return new Debugging(null);
        }
        DebugOptions options = wanted.get();
        for (String argument : jvmArguments) {
            if (argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp")) {
                throw new MojoFailureException(DebugTexts.secondDebugAgent(argument));
            }
        }
        ControlledChanges changes = new ControlledChanges(control, compiled);
        try {
            DebugGateway gateway =
                    DebugGateway.open(options.address(), options.isSuspending(), changes, new LoggedDebugMessages(log));
            changes.onAddedFields(gateway::addedFields);
            changes.onRedefined(gateway::redefined);
            log.info(DebugTexts.debuggable(options.host(), gateway.port(), options.isSuspending()));
            return new Debugging(gateway);
        } catch (BindException e) {
            throw new MojoFailureException(
                    DebugTexts.debugPortTaken(options.host(), options.port(), String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new MojoFailureException(DebugTexts.debuggingFailed(String.valueOf(e.getMessage())), e);
        }
    }

    /** What the application's JVM must be given. */
    public List<String> jvmOptions() {
        return gateway == null ? List.of() : List.of(gateway.jvmOption());
    }

    @Override
    public void close() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
    }
}
