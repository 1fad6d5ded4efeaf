/** Code that runs in place of what is on disk. Start at {@link dev.hotreload.patch.Patches}. */
@NullMarked
package dev.hotreload.patch;

import org.jspecify.annotations.NullMarked;
