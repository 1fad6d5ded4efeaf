/** Says what Micronaut has read at the start. Start at {@link dev.hotreload.micronaut.MicronautSupport}. */
@NullMarked
package dev.hotreload.micronaut;

import org.jspecify.annotations.NullMarked;
