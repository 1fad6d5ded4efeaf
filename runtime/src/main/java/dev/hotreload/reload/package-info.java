/**
 * The walk of one reload, and the transaction that makes a planned generation current or undoes it. Start at {@link
 * dev.hotreload.reload.ReloadEngine}.
 */
@NullMarked
package dev.hotreload.reload;

import org.jspecify.annotations.NullMarked;
