/** Reloads running applications of several frameworks. Start at {@link dev.hotreload.frameworks.LoggingIT}. */
@NullMarked
package dev.hotreload.frameworks;

import org.jspecify.annotations.NullMarked;
