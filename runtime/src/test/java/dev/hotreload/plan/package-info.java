/** Tests of what is planned and refused. Start at {@link dev.hotreload.plan.PlanTest}. */
@NullMarked
package dev.hotreload.plan;

import org.jspecify.annotations.NullMarked;
