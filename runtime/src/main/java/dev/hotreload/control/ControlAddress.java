package dev.hotreload.control;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * Where the plugin listens, as a text that fits into one property.
 *
 * <p>{@code toString} and {@link #parse} are each other's inverse.
 */
public sealed interface ControlAddress {

    /** The address to connect to. */
    SocketAddress socketAddress();

    /** What the runtime's first line must repeat. */
    String token();

    /**
     * A Unix domain socket.
     *
     * <p>Its directory is readable by its owner only, so it needs no token.
     *
     * @param path the socket's file, absolute
     */
    record Unix(Path path) implements ControlAddress {

        @Override
        public SocketAddress socketAddress() {
            return UnixDomainSocketAddress.of(path);
        }

        @Override
        public String token() {
            return "-";
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /**
     * A TCP port of the loopback interface.
     *
     * @param port the port
     * @param token a random text without white space or colon; any user of the machine can connect, only the launched
     *     JVM knows it
     */
    record Tcp(int port, String token) implements ControlAddress {

        @Override
        public SocketAddress socketAddress() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public String toString() {
            return "tcp:" + port + ":" + token;
        }
    }

    /**
     * Reads what {@code toString} wrote.
     *
     * @throws IllegalArgumentException if it is neither {@code unix:<path>} nor {@code tcp:<port>:<token>}
     */
    static ControlAddress parse(String address) {
        if (address.startsWith("unix:")) {
            return new Unix(Path.of(address.substring("unix:".length())));
        }
        String[] parts = address.split(":", 3);
        if (parts.length == 3 && parts[0].equals("tcp")) {
            return new Tcp(Integer.parseInt(parts[1]), parts[2]);
        }
        throw new IllegalArgumentException(
                "\"" + address + "\" is no control address; expected unix:<path> or tcp:<port>:<token>");
    }
}
