/**
 * What the running generation declares, and where the JVM has it. Start at {@link dev.hotreload.model.ClassModel}.
 */
@NullMarked
package dev.hotreload.model;

import org.jspecify.annotations.NullMarked;
