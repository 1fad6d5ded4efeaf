/**
 * The channel between the plugin and the application's JVM. Start at {@link dev.hotreload.control.ControlChannel}.
 *
 * <p>The plugin listens ({@link dev.hotreload.control.ControlAddress} says where), the runtime connects once, while the
 * JVM starts. Both then write lines of UTF-8 text that end with a line feed; the first word says what a line is:
 *
 * <pre>
 * runtime to plugin   hello 1 TOKEN     first line; 1 is the version of this protocol, the token is that of the address
 * runtime to plugin   event JSON        one generation, the very line that the events file receives
 * plugin to runtime   writing N         class files that belong together are about to be written
 * runtime to plugin   held N            from now on nothing of them becomes live before all of them
 * plugin to runtime   written M P...    module M and the paths of what was written or deleted in it, each percent-encoded
 * plugin to runtime   complete          that was all: what changed becomes live now
 * plugin to runtime   debugger attached a debugger has come (or gone: debugger detached)
 * runtime to plugin   added 2/A/f/I     then, and before each redefinition: the fields that were added to classes
 * runtime to plugin   redefined N A B   while a debugger is there: the classes A and B have new code
 * plugin to runtime   armed N           the debugger knows, and its breakpoints are set in that code
 * plugin to runtime   settle N          asks for an answer when all that was saved so far is live or refused
 * runtime to plugin   settled N         it is
 * plugin to runtime   ask N W           asks for one of {@link dev.hotreload.control.ControlProtocol#LOOK look}, pause ...
 * runtime to plugin   answer N T        it is done; what text T is depends on the question
 * both                goodbye           last line of a side that closes the channel on purpose
 * </pre>
 *
 * <p>A line whose first word is unknown is skipped, so that either side may be older than the other. A plugin that
 * reads a wrong first line closes the connection and goes on listening. When the channel ends without the plugin's
 * goodbye, the plugin is gone (even {@code kill -9} makes the operating system close its sockets), and the runtime ends
 * the application, so that it is never left an orphan.
 */
@NullMarked
package dev.hotreload.control;

import org.jspecify.annotations.NullMarked;
