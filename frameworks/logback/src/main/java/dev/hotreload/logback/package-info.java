/** Has Logback read its configuration again. Start at {@link dev.hotreload.logback.LogbackSupport}. */
@NullMarked
package dev.hotreload.logback;

import org.jspecify.annotations.NullMarked;
