/**
 * The debug gateway: stands between a debugger and the application's JVM, passes JDWP through, and makes a reload look
 * like something that every debugger knows. Start at {@link dev.hotreload.maven.debug.DebugGateway}.
 */
@NullMarked
package dev.hotreload.maven.debug;

import org.jspecify.annotations.NullMarked;
