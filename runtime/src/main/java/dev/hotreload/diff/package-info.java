/** Two versions of a class, and what changed between them. Start at {@link dev.hotreload.diff.ClassDiff}. */
@NullMarked
package dev.hotreload.diff;

import org.jspecify.annotations.NullMarked;
