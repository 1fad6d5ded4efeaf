/** Tests of what supports are told. Start at {@link dev.hotreload.support.ChangedTypesTest}. */
@NullMarked
package dev.hotreload.support;

import org.jspecify.annotations.NullMarked;
