/** The goals that users type. Start at {@link dev.hotreload.maven.RunMojo}. */
@NullMarked
package dev.hotreload.maven;

import org.jspecify.annotations.NullMarked;
