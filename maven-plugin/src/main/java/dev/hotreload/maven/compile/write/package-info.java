/** Writes what was compiled, all of a batch or none. Start at {@link dev.hotreload.maven.compile.write.BatchWriter}. */
@NullMarked
package dev.hotreload.maven.compile.write;

import org.jspecify.annotations.NullMarked;
