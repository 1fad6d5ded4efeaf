/** Sources of patches. */
@NullMarked
package dev.hotreload.maven.patch;

import org.jspecify.annotations.NullMarked;
