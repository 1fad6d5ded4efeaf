/**
 * What every part of the support asks about a generation. Start at {@link dev.hotreload.spring.change.ChangedClasses}.
 */
@NullMarked
package dev.hotreload.spring.change;

import org.jspecify.annotations.NullMarked;
