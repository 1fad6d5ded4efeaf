/**
 * The debugger's breakpoints, which go to the same statement of the new code at each reload. Start at
 * {@link dev.hotreload.maven.debug.breakpoint.Breakpoints}.
 */
@NullMarked
package dev.hotreload.maven.debug.breakpoint;

import org.jspecify.annotations.NullMarked;
