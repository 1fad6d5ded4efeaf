/** Tests of looped methods. */
@NullMarked
package dev.hotreload.input;

import org.jspecify.annotations.NullMarked;
