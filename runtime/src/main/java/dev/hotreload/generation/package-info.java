/**
 * What is current: what the classes declare, and under which names their files live. Start at {@link
 * dev.hotreload.generation.Generation}.
 */
@NullMarked
package dev.hotreload.generation;

import org.jspecify.annotations.NullMarked;
