/** The values of fields that later generations added. Start at {@link dev.hotreload.state.AddedFieldValues}. */
@NullMarked
package dev.hotreload.state;

import org.jspecify.annotations.NullMarked;
