/** What holds for the runtime as a whole. Start at {@link dev.hotreload.ArchitectureTest}. */
@NullMarked
package dev.hotreload;

import org.jspecify.annotations.NullMarked;
