package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that is closed while a selector has it lets go of its port when the selector selects next. */
class PortsTest {
    final Ports ports = new Ports();
    Selector selector;
    InetSocketAddress address;

    @BeforeEach
    void closeChannelThatASelectorHas() throws IOException {
        selector = Selector.open();
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            address = (InetSocketAddress) channel.getLocalAddress();
            ports.add(List.of("no socket", channel));
        }
        assertThatExceptionOfType(BindException.class).isThrownBy(this::listen);
    }

    @AfterEach
    void closeSelector() throws IOException {
        selector.close();
    }

    private void listen() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
        }
    }

    @Test
    void isAwaitedUntilOneCouldListenThere() throws Exception {
        FutureTask<List<String>> free = new FutureTask<>(() -> ports.awaitFree(Duration.ofMinutes(1)));
        Thread waiting = new Thread(free);
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        selector.selectNow();

        assertThat(free.get()).isEmpty();
        listen();
    }

    @Test
    void isToldIfItDoesNotBecomeFree() throws InterruptedException {
        assertThat(ports.awaitFree(Duration.ZERO))
                .containsExactly("port " + address.getPort()
                        + " of the generation before is still in use after 0 s; if the program needs it, start it in a"
                        + " new JVM with mvn hotreload:restart");
    }
}
