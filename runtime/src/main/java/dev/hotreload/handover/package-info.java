/**
 * Hands objects that one generation of the application's loaders made to the next one: through generated proxies, or as
 * copies. Start at {@link dev.hotreload.handover.Handover}.
 */
@NullMarked
package dev.hotreload.handover;

import org.jspecify.annotations.NullMarked;
