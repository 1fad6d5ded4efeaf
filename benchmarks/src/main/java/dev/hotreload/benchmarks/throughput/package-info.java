/** How fast warm code runs. Start at {@link dev.hotreload.benchmarks.throughput.ThroughputBenchmark}. */
@NullMarked
package dev.hotreload.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
