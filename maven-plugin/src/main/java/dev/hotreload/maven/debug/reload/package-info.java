/**
 * A reload as the debugger sees it: classes that are unloaded and prepared again. Start at
 * {@link dev.hotreload.maven.debug.reload.ClassSwap}.
 */
@NullMarked
package dev.hotreload.maven.debug.reload;

import org.jspecify.annotations.NullMarked;
