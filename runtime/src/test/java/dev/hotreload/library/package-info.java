/** Tests of {@link dev.hotreload.library.LibraryLinks} on jars that they write. */
@NullMarked
package dev.hotreload.library;

import org.jspecify.annotations.NullMarked;
