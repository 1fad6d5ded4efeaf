/**
 * From a change set to the next generation: what is to be done about each kind of change, where added members go, and
 * what the JVM is given. Class files in, a planned generation out; nothing is loaded. Start at {@link
 * dev.hotreload.plan.Planner}; {@link dev.hotreload.plan.Plan} has what is refused.
 */
@NullMarked
package dev.hotreload.plan;

import org.jspecify.annotations.NullMarked;
