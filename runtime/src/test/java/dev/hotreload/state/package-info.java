/** Values of added fields, of objects whose prepared field a test has written by hand. */
@NullMarked
package dev.hotreload.state;

import org.jspecify.annotations.NullMarked;
