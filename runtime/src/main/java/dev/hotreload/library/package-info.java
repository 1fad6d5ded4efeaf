/**
 * What the jars of a class path have to do with each other. Start at {@link dev.hotreload.library.LibraryLinks}.
 */
@NullMarked
package dev.hotreload.library;

import org.jspecify.annotations.NullMarked;
