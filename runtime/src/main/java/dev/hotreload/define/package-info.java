/**
 * What the module loaders define: which classes are prepared, and where class files come from. Start at {@link
 * dev.hotreload.define.Definitions}.
 */
@NullMarked
package dev.hotreload.define;

import org.jspecify.annotations.NullMarked;
