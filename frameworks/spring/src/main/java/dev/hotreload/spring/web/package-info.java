/** Spring MVC. Start at {@link dev.hotreload.spring.web.WebMvc}. */
@NullMarked
package dev.hotreload.spring.web;

import org.jspecify.annotations.NullMarked;
