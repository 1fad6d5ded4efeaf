/** Tests of what is known of classes. Start at {@link dev.hotreload.model.ClassModelTest}. */
@NullMarked
package dev.hotreload.model;

import org.jspecify.annotations.NullMarked;
