package dev.hotreload.maven.debug;

/** What the gateway tells the user; safe for use by any thread. */
public interface DebugMessages {

    /** A debugger is there. */
    void attached(String debugger);

    /** The debugger is gone, and the application goes on. */
    void detached(String debugger);

    /** A second debugger came while {@code attached} was there. */
    void refused(String debugger, String attached);

    /** What came to the port speaks no JDWP. */
    void malformed(String debugger, String reason);

    /** Something went wrong that should not; the session goes on. */
    void failed(Exception failure);
}
