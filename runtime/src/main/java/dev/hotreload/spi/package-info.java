/**
 * How a framework follows a reload: what it derived from changed classes is derived again. Start at {@link
 * dev.hotreload.spi.FrameworkSupport}.
 */
@NullMarked
package dev.hotreload.spi;

import org.jspecify.annotations.NullMarked;
