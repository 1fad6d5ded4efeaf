/** What the plugin tells the runtime about one launch. Start at {@link dev.hotreload.launch.LaunchDescription}. */
@NullMarked
package dev.hotreload.launch;

import org.jspecify.annotations.NullMarked;
