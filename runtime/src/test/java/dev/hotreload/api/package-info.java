/** Tests what applications may call. Start at {@link dev.hotreload.api.HotReloadIT}. */
@NullMarked
package dev.hotreload.api;

import org.jspecify.annotations.NullMarked;
