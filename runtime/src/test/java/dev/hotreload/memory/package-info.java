/** Programs that are compiled, changed and planned in memory. Start at {@link dev.hotreload.memory.Planned}. */
@NullMarked
package dev.hotreload.memory;

import org.jspecify.annotations.NullMarked;
