/** Has windows look as their code says now. Start at {@link dev.hotreload.swing.SwingSupport}. */
@NullMarked
package dev.hotreload.swing;

import org.jspecify.annotations.NullMarked;
