/**
 * Gives live classes other interfaces, in the JVM's own memory: the only package that knows how HotSpot lays it out.
 * Start at {@link dev.hotreload.vm.LiveHierarchy}.
 *
 * <p>Nothing of it is loaded before the first change that needs it.
 */
@NullMarked
package dev.hotreload.vm;

import org.jspecify.annotations.NullMarked;
