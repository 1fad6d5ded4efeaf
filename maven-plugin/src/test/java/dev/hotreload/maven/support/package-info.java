/** Tests of the choice of supports. Start at {@link dev.hotreload.maven.support.SupportsTest}. */
@NullMarked
package dev.hotreload.maven.support;

import org.jspecify.annotations.NullMarked;
