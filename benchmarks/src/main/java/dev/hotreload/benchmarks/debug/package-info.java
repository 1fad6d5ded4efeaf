/** A debugger through the gateway and directly. Start at {@link dev.hotreload.benchmarks.debug.DebugBenchmark}. */
@NullMarked
package dev.hotreload.benchmarks.debug;

import org.jspecify.annotations.NullMarked;
