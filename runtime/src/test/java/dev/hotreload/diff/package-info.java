/** Tests of how two versions of a class are compared. Start at {@link dev.hotreload.diff.ClassDiffTest}. */
@NullMarked
package dev.hotreload.diff;

import org.jspecify.annotations.NullMarked;
