/** Tests of what the JVM is given. Start at {@link dev.hotreload.weave.RedefinitionWeaverTest}. */
@NullMarked
package dev.hotreload.weave;

import org.jspecify.annotations.NullMarked;
