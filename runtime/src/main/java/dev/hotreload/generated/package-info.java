/**
 * Classes that libraries generate at run time below classes of the application: how each was generated, and what would
 * be generated now. Start at {@link dev.hotreload.generated.GeneratedClasses}.
 */
@NullMarked
package dev.hotreload.generated;

import org.jspecify.annotations.NullMarked;
