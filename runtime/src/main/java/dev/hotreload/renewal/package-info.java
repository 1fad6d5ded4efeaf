/**
 * The program starts again in the same JVM, with new class loaders. Start at {@link dev.hotreload.renewal.Renewal}.
 */
@NullMarked
package dev.hotreload.renewal;

import org.jspecify.annotations.NullMarked;
