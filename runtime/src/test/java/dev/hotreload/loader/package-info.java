/**
 * Programs that look at their own class loading, run by plain {@code java -cp} and by the runtime. Start at {@link
 * dev.hotreload.loader.ProbesIT}.
 */
@NullMarked
package dev.hotreload.loader;

import org.jspecify.annotations.NullMarked;
