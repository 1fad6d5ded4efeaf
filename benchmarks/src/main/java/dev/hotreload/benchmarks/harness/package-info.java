/** Starts JVMs, and tells what was measured. Start at {@link dev.hotreload.benchmarks.harness.Launcher}. */
@NullMarked
package dev.hotreload.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
