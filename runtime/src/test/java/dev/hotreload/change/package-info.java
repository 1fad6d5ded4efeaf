/** Tests of change sets as data. Start at {@link dev.hotreload.change.ChangedClassPathTest}. */
@NullMarked
package dev.hotreload.change;

import org.jspecify.annotations.NullMarked;
