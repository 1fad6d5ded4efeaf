/** Tests of what is told about a generation. Start at {@link dev.hotreload.outcome.CallWatchTest}. */
@NullMarked
package dev.hotreload.outcome;

import org.jspecify.annotations.NullMarked;
