/** Templates, pages and message bundles. Start at {@link dev.hotreload.spring.view.Texts}. */
@NullMarked
package dev.hotreload.spring.view;

import org.jspecify.annotations.NullMarked;
