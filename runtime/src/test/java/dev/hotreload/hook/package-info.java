/** Tests of the application's methods around reloads. */
@NullMarked
package dev.hotreload.hook;

import org.jspecify.annotations.NullMarked;
