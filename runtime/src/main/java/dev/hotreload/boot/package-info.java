/**
 * The few classes that hooked JDK code and relinked code call; they are defined by the bootstrap loader, so that both
 * can see them. Start at {@link dev.hotreload.boot.Link}.
 */
@NullMarked
package dev.hotreload.boot;

import org.jspecify.annotations.NullMarked;
