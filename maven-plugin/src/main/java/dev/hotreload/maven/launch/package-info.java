/** Starts the application in a JVM of its own. Start at {@link dev.hotreload.maven.launch.ApplicationProcess}. */
@NullMarked
package dev.hotreload.maven.launch;

import org.jspecify.annotations.NullMarked;
