/**
 * What became of a change set: the reports, the notes, the old frames that still run, and who is told. Start at
 * {@link dev.hotreload.outcome.ReloadListener}.
 */
@NullMarked
package dev.hotreload.outcome;

import org.jspecify.annotations.NullMarked;
