/** Has Jersey answer by the resource classes of now. Start at {@link dev.hotreload.jersey.JerseySupport}. */
@NullMarked
package dev.hotreload.jersey;

import org.jspecify.annotations.NullMarked;
