/**
 * An application with a few libraries, measured at its start. Start at {@link
 * dev.hotreload.benchmarks.startup.libraries.LibrariesApplication}.
 */
@NullMarked
package dev.hotreload.benchmarks.startup.libraries;

import org.jspecify.annotations.NullMarked;
