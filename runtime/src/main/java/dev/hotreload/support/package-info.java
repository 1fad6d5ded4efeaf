/**
 * Loads the supports of frameworks and has them follow each generation. Start at {@link
 * dev.hotreload.support.Supports}.
 */
@NullMarked
package dev.hotreload.support;

import org.jspecify.annotations.NullMarked;
