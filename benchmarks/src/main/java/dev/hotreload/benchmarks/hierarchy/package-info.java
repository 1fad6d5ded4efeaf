/**
 * What it costs that live classes get other supertypes. Start at {@link
 * dev.hotreload.benchmarks.hierarchy.HierarchyBenchmark}.
 */
@NullMarked
package dev.hotreload.benchmarks.hierarchy;

import org.jspecify.annotations.NullMarked;
