/** Tests of what reflection is told. Start at {@link dev.hotreload.reflect.TypeAnnotationBytesTest}. */
@NullMarked
package dev.hotreload.reflect;

import org.jspecify.annotations.NullMarked;
