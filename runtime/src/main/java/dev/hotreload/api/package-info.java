/**
 * What applications may call to know about reloads; it can stay in the code in production. Start at {@link
 * dev.hotreload.api.HotReload}.
 */
@NullMarked
package dev.hotreload.api;

import org.jspecify.annotations.NullMarked;
