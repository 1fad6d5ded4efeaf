package dev.hotreload.control;

/** The words of the control protocol, which the package's description explains. */
public final class ControlProtocol {

    /** First word of the runtime's first line; {@link #VERSION} and the address's token follow. */
    public static final String HELLO = "hello";

    /** The version of the protocol that this runtime and this plugin speak. */
    public static final String VERSION = "1";

    /** First word of a line that carries one event as JSON. */
    public static final String EVENT = "event";

    /**
     * First word of the plugin's line that says whether a debugger is there: {@link #ATTACHED} or {@link #DETACHED}.
     */
    public static final String DEBUGGER = "debugger";

    /** A debugger has come. */
    public static final String ATTACHED = "attached";

    /** The debugger has gone. */
    public static final String DETACHED = "detached";

    /** First word of a line with a number and the binary names of classes that have just been redefined. */
    public static final String REDEFINED = "redefined";

    /** First word of a line with all fields and interfaces that generations have added, before {@link #REDEFINED}. */
    public static final String ADDED = "added";

    /** First word of the plugin's line that answers {@link #REDEFINED}, with its number. */
    public static final String ARMED = "armed";

    /** First word of the plugin's line that asks, with a number, for an answer when all that was saved is live. */
    public static final String SETTLE = "settle";

    /** First word of the line that answers {@link #SETTLE}, with its number. */
    public static final String SETTLED = "settled";

    /** First word of the plugin's line that asks, with a number, for one of the following. */
    public static final String ASK = "ask";

    /** First word of the line that answers {@link #ASK}, with its number and what each question says. */
    public static final String ANSWER = "answer";

    /**
     * Asks to look at all class files. The answer comes when all changes that were saved so far are live, but for those
     * that will not be by waiting: they are the answer.
     */
    public static final String LOOK = "look";

    /** Asks to apply nothing from now on; the answer comes when that holds. */
    public static final String PAUSE = "pause";

    /** Asks to apply what was saved since {@link #PAUSE} as one set; the answer comes when it is. */
    public static final String RESUME = "resume";

    /** Asks to try once more to apply what was not applied; the answer comes when that is done. */
    public static final String AGAIN = "again";

    /** Asks to run the looped method that waits again; the answer is whether one does. */
    public static final String LOOP_RUN = "loop-run";

    /** Asks to abort the run of a looped method; the answer is whether there is one. */
    public static final String LOOP_ABORT = "loop-abort";

    /** Asks to let a looped method return; the answer is whether a thread is in one. */
    public static final String LOOP_RELEASE = "loop-release";

    /** Asks for what a run of a looped method threw last: its stack trace, percent-encoded, or nothing. */
    public static final String LOOP_ERROR = "loop-error";

    /**
     * Asks to take the last generation back that was not taken back yet. The answer is its number; 0: there is none;
     * less than 0: it cannot be taken back.
     */
    public static final String UNDO = "undo";

    /**
     * Asks to make the patches of a directory live in place of those that are; its path follows, percent-encoded, see
     * {@link PatchManifest}. The answer is the number of the generation, or 0 if nothing changed; if they were refused,
     * -1 and why, as {@code NotLive} writes it.
     */
    public static final String PATCH = "patch";

    /** Asks for the numbers of the patches that are live. */
    public static final String PATCHES = "patches";

    /** Asks to have patches replaced when their sources are saved, whatever was said before; numbers follow. */
    public static final String PATCHES_SAVED = "patches-saved";

    /** First word of the runtime's line that asks, with a number, for what a {@link PatchWish} says. */
    public static final String PATCH_WISH = "patch-wish";

    /** First word of the plugin's line that answers {@link #PATCH_WISH}, with its number: a {@link PatchReply}. */
    public static final String PATCH_REPLY = "patch-reply";

    /** The runtime's line, once: the program is about to read its standard input. */
    public static final String INPUT_WANTED = "input-wanted";

    /** The plugin's line that answers it: nobody else reads the terminal now. */
    public static final String INPUT_GIVEN = "input-given";

    /**
     * Asks to begin the program again in the same JVM, with new class loaders. The file of another launch description
     * may follow, percent-encoded, and after it {@link #NEW_LIBRARIES} if jars of the same names are others now. The
     * answer is whether that is done; if not, the terminal has told why.
     */
    public static final String NEXT = "next";

    /** See {@link #NEXT}. */
    public static final String NEW_LIBRARIES = "libraries";

    /**
     * Asks to evaluate Java in the program; the text follows, percent-encoded. The answer, percent-encoded, is what to
     * show, or {@code ...} if the text goes on.
     */
    public static final String EVALUATE = "evaluate";

    /** Asks what could stand at the end of a text, as above. The answer has one suggestion a line. */
    public static final String SUGGEST = "suggest";

    /** Asks to stop what is being evaluated. */
    public static final String INTERRUPT = "interrupt";

    /**
     * First word of a line that announces, with a number, class files that belong together. They are written after
     * {@link #HELD}, then {@link #WRITTEN} and {@link #COMPLETE} follow.
     */
    public static final String WRITING = "writing";

    /** First word of the line that answers {@link #WRITING}, with its number. */
    public static final String HELD = "held";

    /**
     * First word of a line that names a module and the files that were written in it, see {@link BatchLines}. No file:
     * sources of it were saved, and its files are what they were.
     */
    public static final String WRITTEN = "written";

    /** Says that all files of a batch are there. */
    public static final String COMPLETE = "complete";

    /** The last line of a side that closes the channel on purpose. */
    public static final String GOODBYE = "goodbye";

    /**
     * The name of the runtime's thread that class prepare events of reloads come from. The debug gateway knows all
     * threads of the runtime by their names, which begin with {@link #THREADS}.
     */
    public static final String DEBUG_THREAD = "hotreload-debug";

    /** How the names of the runtime's threads begin. */
    public static final String THREADS = "hotreload";

    private ControlProtocol() {}

    /** The runtime's first line to a plugin that listens at {@code address}. */
    public static String helloLine(ControlAddress address) {
        return HELLO + " " + VERSION + " " + address.token();
    }
}
