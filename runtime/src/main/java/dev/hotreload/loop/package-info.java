/** Methods that are held, and run again after each reload. Start at {@link dev.hotreload.loop.Loops}. */
@NullMarked
package dev.hotreload.loop;

import org.jspecify.annotations.NullMarked;
