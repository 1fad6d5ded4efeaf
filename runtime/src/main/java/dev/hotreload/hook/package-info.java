/** Methods of the application that are called around reloads. Start at {@link dev.hotreload.hook.ReloadHooks}. */
@NullMarked
package dev.hotreload.hook;

import org.jspecify.annotations.NullMarked;
