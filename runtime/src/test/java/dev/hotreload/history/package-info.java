/**
 * Releases of real libraries, replayed as reloads with the tests that they publish. Start at
 * {@link dev.hotreload.history.Histories}.
 */
@NullMarked
package dev.hotreload.history;

import org.jspecify.annotations.NullMarked;
