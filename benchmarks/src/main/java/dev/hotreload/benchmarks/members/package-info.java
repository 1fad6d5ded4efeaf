/**
 * How fast members are that a reload added. Start at {@link dev.hotreload.benchmarks.members.MembersBenchmark}.
 */
@NullMarked
package dev.hotreload.benchmarks.members;

import org.jspecify.annotations.NullMarked;
