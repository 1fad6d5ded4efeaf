/**
 * The transaction that makes a change set current: files, diff, plan, then apply or refuse. Start at {@link
 * dev.hotreload.reload.ReloadEngine}.
 */
@NullMarked
package dev.hotreload.reload;

import org.jspecify.annotations.NullMarked;
