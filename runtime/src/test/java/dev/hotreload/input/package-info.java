/** Tests of what notices that the program reads. */
@NullMarked
package dev.hotreload.input;

import org.jspecify.annotations.NullMarked;
