/** Changes to classes of the JDK and of libraries. Start at {@link dev.hotreload.transform.LoadedClassTransformer}. */
@NullMarked
package dev.hotreload.transform;

import org.jspecify.annotations.NullMarked;
