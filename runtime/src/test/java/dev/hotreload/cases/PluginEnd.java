package dev.hotreload.cases;

import dev.hotreload.control.ControlAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The plugin's end of a control channel that only talks. Used by one thread. */
final class PluginEnd implements AutoCloseable {
    private final ServerSocketChannel server;
    private @Nullable SocketChannel connection;

    private PluginEnd(ServerSocketChannel server) {
        this.server = server;
    }

    /** Listens on a port of its own. */
    static PluginEnd listen() {
        try {
            return new PluginEnd(
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the launch description says that the plugin is. */
    String address() {
        try {
            InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
            return new ControlAddress.Tcp(address.getPort(), "test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line to the program's JVM, once it has connected. */
    void send(String line) {
        try {
            SocketChannel accepted = connection == null ? server.accept() : connection;
            connection = accepted;
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                accepted.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
