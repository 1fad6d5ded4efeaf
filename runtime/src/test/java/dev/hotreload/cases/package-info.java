/**
 * Runs the engine's case files against a fresh JVM as oracle. Start at {@link dev.hotreload.cases.CasesIT}.
 */
@NullMarked
package dev.hotreload.cases;

import org.jspecify.annotations.NullMarked;
