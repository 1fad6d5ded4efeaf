/** Has Log4j read its configuration again. Start at {@link dev.hotreload.log4j.Log4jSupport}. */
@NullMarked
package dev.hotreload.log4j;

import org.jspecify.annotations.NullMarked;
