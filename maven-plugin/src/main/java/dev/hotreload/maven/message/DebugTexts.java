package dev.hotreload.maven.message;

/** The texts about debugging. */
public final class DebugTexts {

    /** In front of everything that is logged. */
    private static final String PREFIX = "hotreload  ";

    private DebugTexts() {}

    /** A debugger can attach. */
    public static String debuggable(String host, int port, boolean isSuspending) {
        return isSuspending
                ? PREFIX + "the application waits for a debugger on " + host + ":" + port
                : PREFIX + "a debugger can attach to " + host + ":" + port;
    }

    /**
     * The debugger port cannot be opened.
     *
     * @param reason what the operating system says
     */
    public static String debugPortTaken(String host, int port, String reason) {
        return "the debugger port " + host + ":" + port
                + (reason.contains("in use") ? " is already in use" : " cannot be opened: " + reason) + ".\n"
                + "  End the program that uses it, or pass another port: -Dhotreload.debugPort=" + (port + 1)
                + " (0: any that is free)";
    }

    /** A port that is none. */
    public static String badPort(String value) {
        return "hotreload.debugPort is \"" + value + "\"; expected a port from 1 to 65535.\n"
                + "  0 takes any that is free";
    }

    /** A host that nobody knows. */
    public static String unknownDebugHost(String host) {
        return "hotreload.debugHost is \"" + host + "\", which is not an address of this machine.\n"
                + "  Expected localhost, 0.0.0.0 for every network interface, or the name or address of one";
    }

    /** The user starts the JVM's debug agent, too. */
    public static String secondDebugAgent(String argument) {
        return "hotreload.jvmArgs has " + argument + ", but a JVM can have only one debug agent.\n"
                + "  Remove it, and attach the debugger to hotreload.debugPort; -Dhotreload.debugSuspend waits for it";
    }

    /** A debugger is there. */
    public static String debuggerAttached(String debugger) {
        return PREFIX + "debugger attached from " + debugger;
    }

    /** The debugger is gone. */
    public static String debuggerDetached(String debugger) {
        return PREFIX + "debugger from " + debugger + " is gone; the application runs on without its breakpoints";
    }

    /** A second debugger came. */
    public static String debuggerRefused(String debugger, String attached) {
        return PREFIX + "a debugger from " + debugger + " was turned away, because one from " + attached
                + " is attached. Detach that one first";
    }

    /** What came to the debugger port is no debugger. */
    public static String debuggerMalformed(String debugger, String reason) {
        return PREFIX + "the connection from " + debugger + " to the debugger port was closed: " + reason
                + ". The application runs on";
    }

    /** The gateway has met something that it should not. */
    public static String debuggingFailed(String reason) {
        return PREFIX + "debugging: " + reason;
    }
}
