/**
 * How a module's own build compiles it. Start at {@link dev.hotreload.maven.compile.settings.ModuleBuild}.
 */
@NullMarked
package dev.hotreload.maven.compile.settings;

import org.jspecify.annotations.NullMarked;
