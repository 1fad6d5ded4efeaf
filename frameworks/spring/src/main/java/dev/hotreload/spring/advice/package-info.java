/** Advice: what is called around the methods of beans. Start at {@link dev.hotreload.spring.advice.AdvisedBeans}. */
@NullMarked
package dev.hotreload.spring.advice;

import org.jspecify.annotations.NullMarked;
