/** What reflection answers about reloadable classes. Start at {@link dev.hotreload.reflect.ClassHooks}. */
@NullMarked
package dev.hotreload.reflect;

import org.jspecify.annotations.NullMarked;
