/** The prompt in a running application, as its user types at it. Start at {@link dev.hotreload.maven.shell.Shell}. */
@NullMarked
package dev.hotreload.maven.shell;

import org.jspecify.annotations.NullMarked;
