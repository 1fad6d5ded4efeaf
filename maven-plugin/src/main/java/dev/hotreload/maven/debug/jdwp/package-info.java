/**
 * The wire: JDWP packets, and what can be read from them and written to them. Knows no connection's other end. Start at
 * {@link dev.hotreload.maven.debug.jdwp.Packet}.
 */
@NullMarked
package dev.hotreload.maven.debug.jdwp;

import org.jspecify.annotations.NullMarked;
