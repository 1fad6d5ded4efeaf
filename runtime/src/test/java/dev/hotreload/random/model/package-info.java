/**
 * A small Java program as objects that can be edited and written as sources that always compile. Start at
 * {@link dev.hotreload.random.model.Program}.
 */
@NullMarked
package dev.hotreload.random.model;

import org.jspecify.annotations.NullMarked;
