/** What runs in the JVMs of the replay. Start at {@link dev.hotreload.history.forked.SuiteMain}. */
@NullMarked
package dev.hotreload.history.forked;

import org.jspecify.annotations.NullMarked;
