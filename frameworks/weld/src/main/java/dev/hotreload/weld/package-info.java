/** Has Weld inject what beans want now. Start at {@link dev.hotreload.weld.WeldSupport}. */
@NullMarked
package dev.hotreload.weld;

import org.jspecify.annotations.NullMarked;
