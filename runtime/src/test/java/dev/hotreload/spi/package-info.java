/** Supports in unit tests. Start at {@link dev.hotreload.spi.RecordedFollowingTest}. */
@NullMarked
package dev.hotreload.spi;

import org.jspecify.annotations.NullMarked;
