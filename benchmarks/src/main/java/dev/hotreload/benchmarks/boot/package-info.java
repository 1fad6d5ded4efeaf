/** The start of a Spring Boot application. Start at {@link dev.hotreload.benchmarks.boot.BootBenchmark}. */
@NullMarked
package dev.hotreload.benchmarks.boot;

import org.jspecify.annotations.NullMarked;
