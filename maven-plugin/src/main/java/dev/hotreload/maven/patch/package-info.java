/**
 * Patches: sources that are applied to the running application and are not on disk. Start at {@link
 * dev.hotreload.maven.patch.PatchRequest}.
 */
@NullMarked
package dev.hotreload.maven.patch;

import org.jspecify.annotations.NullMarked;
