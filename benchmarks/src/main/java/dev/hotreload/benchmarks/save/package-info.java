/** From a saved source to the first call of its code. Start at {@link dev.hotreload.benchmarks.save.SaveBenchmark}. */
@NullMarked
package dev.hotreload.benchmarks.save;

import org.jspecify.annotations.NullMarked;
