/**
 * What Spring MVC and WebFlux have in common. Start at {@link dev.hotreload.spring.web.WebStack}.
 */
@NullMarked
package dev.hotreload.spring.web;

import org.jspecify.annotations.NullMarked;
