/** Tests of call sites. Start at {@link dev.hotreload.link.RelinkableSiteTest}. */
@NullMarked
package dev.hotreload.link;

import org.jspecify.annotations.NullMarked;
