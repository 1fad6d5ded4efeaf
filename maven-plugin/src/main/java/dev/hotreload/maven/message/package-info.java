/** What the plugin tells its users. Start at {@link dev.hotreload.maven.message.Messages}. */
@NullMarked
package dev.hotreload.maven.message;

import org.jspecify.annotations.NullMarked;
