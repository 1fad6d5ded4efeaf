/**
 * Compiles what is saved while the application runs. Start at {@link dev.hotreload.maven.compile.CompileOnSave}.
 */
@NullMarked
package dev.hotreload.maven.compile;

import org.jspecify.annotations.NullMarked;
