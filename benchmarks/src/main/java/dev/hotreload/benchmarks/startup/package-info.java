/**
 * How long an application runs that does little but start. Start at {@link
 * dev.hotreload.benchmarks.startup.StartupBenchmark}.
 */
@NullMarked
package dev.hotreload.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
