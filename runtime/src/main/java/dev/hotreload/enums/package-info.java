/**
 * Enums whose constants change: slots, ordinals, arguments and bodies of live constants, and what the JDK keeps by
 * them. Start at {@link dev.hotreload.enums.LiveEnums}.
 */
@NullMarked
package dev.hotreload.enums;

import org.jspecify.annotations.NullMarked;
