/** Reloads a running Spring Boot application. Start at {@link dev.hotreload.spring.Shop}. */
@NullMarked
package dev.hotreload.spring;

import org.jspecify.annotations.NullMarked;
