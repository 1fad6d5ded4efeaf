/** Has Spring follow a reload. Start at {@link dev.hotreload.spring.SpringSupport}. */
@NullMarked
package dev.hotreload.spring;

import org.jspecify.annotations.NullMarked;
