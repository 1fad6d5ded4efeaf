/**
 * The application's JVM as the gateway sees it: the connection to its agent, the commands that the gateway itself
 * gives, and what it knows of threads and classes. Start at {@link
 * dev.hotreload.maven.debug.application.ApplicationJvm}.
 */
@NullMarked
package dev.hotreload.maven.debug.application;

import org.jspecify.annotations.NullMarked;
