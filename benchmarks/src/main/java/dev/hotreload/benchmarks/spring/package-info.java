/** Saves of a Spring Boot application. Start at {@link dev.hotreload.benchmarks.spring.SpringBenchmark}. */
@NullMarked
package dev.hotreload.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
