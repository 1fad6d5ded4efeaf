/**
 * The members of live classes, as call sites, reflection and handles reach them while the program runs. Start at
 * {@link dev.hotreload.live.LiveMembers}.
 */
@NullMarked
package dev.hotreload.live;

import org.jspecify.annotations.NullMarked;
