/**
 * What passes between the debugger and the application's JVM in one session, and who may change it on its way. Start at
 * {@link dev.hotreload.maven.debug.relay.Relay}.
 */
@NullMarked
package dev.hotreload.maven.debug.relay;

import org.jspecify.annotations.NullMarked;
