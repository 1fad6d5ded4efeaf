/**
 * The debug gateway: stands between a debugger and the application's JVM, passes JDWP through, and makes a reload look
 * like something that every debugger knows. Start at {@link dev.hotreload.maven.debug.DebugGateway}, and at
 * {@link dev.hotreload.maven.debug.DebuggerSession} for what happens to a command.
 */
@NullMarked
package dev.hotreload.maven.debug;

import org.jspecify.annotations.NullMarked;
