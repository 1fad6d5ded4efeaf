/**
 * Random programs, edited at random, reloaded after each step and compared with fresh ones. Start at
 * {@link dev.hotreload.random.RandomProgramsIT}.
 */
@NullMarked
package dev.hotreload.random;

import org.jspecify.annotations.NullMarked;
