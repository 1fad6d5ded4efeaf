/** Spring MVC. Start at {@link dev.hotreload.spring.web.servlet.WebMvc}. */
@NullMarked
package dev.hotreload.spring.web.servlet;

import org.jspecify.annotations.NullMarked;
