/**
 * When an application has started, so that what can wait need not disturb it. Start at {@link dev.hotreload.rest.Rest}.
 */
@NullMarked
package dev.hotreload.rest;

import org.jspecify.annotations.NullMarked;
