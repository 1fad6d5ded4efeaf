/**
 * Runs inside the measured application, and needs nothing but the JDK. Start at {@link
 * dev.hotreload.benchmarks.reloaded.ReloadedApplication}.
 */
@NullMarked
package dev.hotreload.benchmarks.reloaded;

import org.jspecify.annotations.NullMarked;
