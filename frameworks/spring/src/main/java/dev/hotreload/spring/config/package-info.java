/** The environment, and what is bound to it. Start at {@link dev.hotreload.spring.config.ConfigurationFiles}. */
@NullMarked
package dev.hotreload.spring.config;

import org.jspecify.annotations.NullMarked;
