package dev.hotreload.maven.debug;

import dev.hotreload.maven.message.DebugTexts;
import java.net.InetSocketAddress;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What the user configured about debugging, checked.
 *
 * @param host the interface that debuggers attach to
 * @param port the port; 0: any that is free
 * @param isSuspending whether the application waits for a debugger
 */
public record DebugOptions(String host, int port, boolean isSuspending) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the goal's parameters.
     *
     * @throws MojoFailureException if the port is none, or the host is unknown
     */
    public static DebugOptions parse(String host, String port, boolean isSuspending) throws MojoFailureException {
        DebugOptions options = new DebugOptions(host.trim(), number(port.trim()), isSuspending);
        if (options.address().isUnresolved()) {
            throw new MojoFailureException(DebugTexts.unknownDebugHost(host));
        }
        return options;
    }

    private static int number(String port) throws MojoFailureException {
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= HIGHEST_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is told below, as what it is: no port.
        }
        throw new MojoFailureException(DebugTexts.badPort(port));
    }

    /** Where debuggers attach. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }
}
