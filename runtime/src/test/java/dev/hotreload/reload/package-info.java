/**
 * Reloading that survives whatever happens to class files. Start at {@link dev.hotreload.reload.SurvivalIT}.
 */
@NullMarked
package dev.hotreload.reload;

import org.jspecify.annotations.NullMarked;
