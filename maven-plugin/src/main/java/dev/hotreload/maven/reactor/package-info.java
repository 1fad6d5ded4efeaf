/** What Maven knows of the user's modules. Start at {@link dev.hotreload.maven.reactor.ReactorBuild}. */
@NullMarked
package dev.hotreload.maven.reactor;

import org.jspecify.annotations.NullMarked;
