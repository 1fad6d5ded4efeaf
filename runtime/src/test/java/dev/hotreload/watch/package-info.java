/** Tests of the watcher with real files. Start at {@link dev.hotreload.watch.ModuleWatcherTest}. */
@NullMarked
package dev.hotreload.watch;

import org.jspecify.annotations.NullMarked;
