/**
 * Notices that the program comes to read its standard input. Start at {@link dev.hotreload.input.InputHooks}.
 */
@NullMarked
package dev.hotreload.input;

import org.jspecify.annotations.NullMarked;
