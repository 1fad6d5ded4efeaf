/** What hooked code calls. Start at {@link dev.hotreload.boot.InstancesTest}. */
@NullMarked
package dev.hotreload.boot;

import org.jspecify.annotations.NullMarked;
