/**
 * The debugger's event requests: which it has made, and which of them a reloaded class answers. Start at
 * {@link dev.hotreload.maven.debug.request.RequestCommands}.
 */
@NullMarked
package dev.hotreload.maven.debug.request;

import org.jspecify.annotations.NullMarked;
