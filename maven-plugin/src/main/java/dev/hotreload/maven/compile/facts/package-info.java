/**
 * What class files and sources tell about who must be compiled with whom. Start at {@link
 * dev.hotreload.maven.compile.facts.ModuleIndex}.
 */
@NullMarked
package dev.hotreload.maven.compile.facts;

import org.jspecify.annotations.NullMarked;
