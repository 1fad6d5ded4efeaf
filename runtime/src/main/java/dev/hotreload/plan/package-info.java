/** What is to be done about each kind of change. Start at {@link dev.hotreload.plan.Plan}. */
@NullMarked
package dev.hotreload.plan;

import org.jspecify.annotations.NullMarked;
