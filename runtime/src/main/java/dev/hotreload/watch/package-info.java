/** Finds out which files of the modules changed, by content. Start at {@link dev.hotreload.watch.ModuleWatcher}. */
@NullMarked
package dev.hotreload.watch;

import org.jspecify.annotations.NullMarked;
