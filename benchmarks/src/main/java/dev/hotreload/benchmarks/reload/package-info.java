/**
 * From a written class file to the first call of its code. Start at {@link
 * dev.hotreload.benchmarks.reload.ReloadBenchmark}.
 */
@NullMarked
package dev.hotreload.benchmarks.reload;

import org.jspecify.annotations.NullMarked;
