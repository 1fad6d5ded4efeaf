/** Beans that the next program in the same JVM goes on with. Start at {@link dev.hotreload.spring.keep.KeptBeans}. */
@NullMarked
package dev.hotreload.spring.keep;

import org.jspecify.annotations.NullMarked;
