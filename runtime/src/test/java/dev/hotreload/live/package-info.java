/** What of live members can be seen without a JVM that reloads. */
@NullMarked
package dev.hotreload.live;

import org.jspecify.annotations.NullMarked;
