/**
 * What applications may call to know of reloads; it works, and says so, without the runtime too. Start at {@link
 * dev.hotreload.api.HotReload}.
 */
@NullMarked
package dev.hotreload.api;

import org.jspecify.annotations.NullMarked;
