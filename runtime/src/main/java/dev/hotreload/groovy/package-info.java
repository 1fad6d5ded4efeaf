/**
 * What the application's Groovy keeps about classes, and how it learns that they changed. Start at
 * {@link dev.hotreload.groovy.GroovyCaches}.
 */
@NullMarked
package dev.hotreload.groovy;

import org.jspecify.annotations.NullMarked;
