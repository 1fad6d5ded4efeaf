/**
 * A prompt in the running program: the JDK's JShell, in the application's own loader. Start at {@link
 * dev.hotreload.shell.LiveShell}.
 */
@NullMarked
package dev.hotreload.shell;

import org.jspecify.annotations.NullMarked;
