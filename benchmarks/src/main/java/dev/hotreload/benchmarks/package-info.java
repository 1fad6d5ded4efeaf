/** Measures the runtime beside the plain JVM. Start at {@link dev.hotreload.benchmarks.Benchmarks}. */
@NullMarked
package dev.hotreload.benchmarks;

import org.jspecify.annotations.NullMarked;
