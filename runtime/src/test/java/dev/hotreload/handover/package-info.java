/** How objects get from one generation of loaders to the next. Start at {@link dev.hotreload.handover.HandoverCase}. */
@NullMarked
package dev.hotreload.handover;

import org.jspecify.annotations.NullMarked;
