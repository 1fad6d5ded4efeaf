/** The plugin's end of the control channel. Start at {@link dev.hotreload.maven.control.ControlServer}. */
@NullMarked
package dev.hotreload.maven.control;

import org.jspecify.annotations.NullMarked;
