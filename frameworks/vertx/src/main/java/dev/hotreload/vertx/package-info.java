/**
 * Says what Vert.x does once, when a verticle is deployed, or has it done again. Start at {@link
 * dev.hotreload.vertx.VertxSupport}.
 */
@NullMarked
package dev.hotreload.vertx;

import org.jspecify.annotations.NullMarked;
