/** Spring WebFlux. Start at {@link dev.hotreload.spring.web.reactive.WebFlux}. */
@NullMarked
package dev.hotreload.spring.web.reactive;

import org.jspecify.annotations.NullMarked;
