/**
 * How other processes of the same user talk to a running application: the socket, the requests, the answers. Start at
 * {@link dev.hotreload.maven.command.CommandServer}.
 */
@NullMarked
package dev.hotreload.maven.command;

import org.jspecify.annotations.NullMarked;
