package dev.hotreload.control;

/** The words of the control protocol, which the package's description explains. */
public final class ControlProtocol {

    /** First word of the runtime's first line; {@link #VERSION} and the address's token follow. */
    public static final String HELLO = "hello";

    /** The version of the protocol that this runtime and this plugin speak. */
    public static final String VERSION = "1";

    /** First word of a line that carries one event as JSON. */
    public static final String EVENT = "event";

    /** Announces class files that belong together; {@link #WRITTEN} and {@link #COMPLETE} follow. */
    public static final String WRITING = "writing";

    /** First word of a line that names a module and the files that were written in it, see {@link BatchLines}. */
    public static final String WRITTEN = "written";

    /** Says that all files of a batch are there. */
    public static final String COMPLETE = "complete";

    /** The last line of a side that closes the channel on purpose. */
    public static final String GOODBYE = "goodbye";

    private ControlProtocol() {}

    /** The runtime's first line to a plugin that listens at {@code address}. */
    public static String helloLine(ControlAddress address) {
        return HELLO + " " + VERSION + " " + address.token();
    }
}
