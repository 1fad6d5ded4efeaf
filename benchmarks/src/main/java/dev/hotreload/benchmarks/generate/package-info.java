/** Writes the applications that are measured. Start at {@link dev.hotreload.benchmarks.generate.Sources}. */
@NullMarked
package dev.hotreload.benchmarks.generate;

import org.jspecify.annotations.NullMarked;
