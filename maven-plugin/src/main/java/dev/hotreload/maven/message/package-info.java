/**
 * What the plugin tells its users: what failed, for which thing, why, and what to do now.
 *
 * <p>Maven names the goal and the project in front of a failure's message, so those messages do not. What is logged
 * begins with {@code hotreload}, as the lines of the running application do. Start at {@link
 * dev.hotreload.maven.message.LaunchTexts}.
 */
@NullMarked
package dev.hotreload.maven.message;

import org.jspecify.annotations.NullMarked;
