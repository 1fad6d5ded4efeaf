/**
 * The class loaders of the application: one for each module, one for its libraries, flat to the eye. Start at
 * {@link dev.hotreload.loader.ApplicationLoader}.
 */
@NullMarked
package dev.hotreload.loader;

import org.jspecify.annotations.NullMarked;
