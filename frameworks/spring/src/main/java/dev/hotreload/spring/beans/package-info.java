/** Bean definitions and beans. Start at {@link dev.hotreload.spring.beans.BeanChanges}. */
@NullMarked
package dev.hotreload.spring.beans;

import org.jspecify.annotations.NullMarked;
