/** Keys in the terminal of the running application. Start at {@link dev.hotreload.maven.keys.Keys}. */
@NullMarked
package dev.hotreload.maven.keys;

import org.jspecify.annotations.NullMarked;
