/**
 * javac in this process, from sources on disk to class files in memory. Start at {@link
 * dev.hotreload.maven.compile.javac.WarmCompiler}.
 */
@NullMarked
package dev.hotreload.maven.compile.javac;

import org.jspecify.annotations.NullMarked;
