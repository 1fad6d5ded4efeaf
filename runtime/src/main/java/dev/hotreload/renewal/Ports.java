package dev.hotreload.renewal;

import dev.hotreload.message.RenewalTexts;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of sockets that are listened on. They are free some time after the sockets have been closed: servers
 * stop by and by, and a channel lets go of its address when its selector selects next.
 */
final class Ports {
    private static final int POLL_MILLIS = 10;

    private final List<SocketAddress> addresses = new ArrayList<>();

    /** Adds those that sockets among some objects have now. */
    void add(Collection<?> objects) {
        for (Object socket : objects) {
            SocketAddress address = address(socket);
            if (address != null) {
                addresses.add(address);
            }
        }
    }

    private static @Nullable SocketAddress address(Object socket) {
        try {
            if (socket instanceof ServerSocket server) {
                return server.isClosed() ? null : server.getLocalSocketAddress();
            } else if (socket instanceof ServerSocketChannel channel) {
                return channel.getLocalAddress();
            } else if (socket instanceof AsynchronousServerSocketChannel channel) {
                return channel.getLocalAddress();
            }
        } catch (IOException closed) {
            // Then it has none.
        }
        return null;
    }

    /**
     * Waits until one could listen on all of them. The system has no event for that.
     *
     * @param patience how long at most
     * @return what the user must know, a sentence for each that is still in use
     */
    List<String> awaitFree(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<String> sentences = new ArrayList<>();
        for (SocketAddress address : addresses) {
            boolean isInUse = isInUse(address);
            while (isInUse && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLIS);
                isInUse = isInUse(address);
            }
            if (isInUse) {
                sentences.add(RenewalTexts.portInUse(shown(address), patience));
            }
        }
        return sentences;
    }

    private static String shown(SocketAddress address) {
        return address instanceof InetSocketAddress ofPort ? "port " + ofPort.getPort() : address.toString();
    }

    private static boolean isInUse(SocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return false;
        } catch (BindException inUse) {
            return true;
        } catch (IOException | IllegalArgumentException notToBeTried) {
            // An address of another kind, such as a file's.
            return false;
        }
    }
}
