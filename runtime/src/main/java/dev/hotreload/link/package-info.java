/** Links the call sites of relinked code, and links them again when a generation changes the answer. Start at {@link
 * dev.hotreload.link.EngineLinker}. */
@NullMarked
package dev.hotreload.link;

import org.jspecify.annotations.NullMarked;
