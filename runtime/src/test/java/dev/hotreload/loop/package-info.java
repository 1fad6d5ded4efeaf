/** Tests of looped methods. */
@NullMarked
package dev.hotreload.loop;

import org.jspecify.annotations.NullMarked;
