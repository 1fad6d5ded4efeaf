/** How the runtime enters the JVM. Start at {@link dev.hotreload.agent.HotReloadAgent}. */
@NullMarked
package dev.hotreload.agent;

import org.jspecify.annotations.NullMarked;
