/**
 * Generations for tools that watch a JVM: JFR events and an MXBean. Start at {@link dev.hotreload.monitor.Monitors}.
 */
@NullMarked
package dev.hotreload.monitor;

import org.jspecify.annotations.NullMarked;
