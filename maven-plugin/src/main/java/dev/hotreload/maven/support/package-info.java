/**
 * Finds the supports of frameworks that an application needs. Start at {@link dev.hotreload.maven.support.Supports}.
 */
@NullMarked
package dev.hotreload.maven.support;

import org.jspecify.annotations.NullMarked;
