/** The class files that are live, as the compiler wrote them. Start at {@link dev.hotreload.content.ModuleContent}. */
@NullMarked
package dev.hotreload.content;

import org.jspecify.annotations.NullMarked;
