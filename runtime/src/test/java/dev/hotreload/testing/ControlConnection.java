package dev.hotreload.testing;

import dev.hotreload.control.ControlAddress;
import dev.hotreload.control.ControlProtocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The plugin's end of the channel to the application's JVM. What is not an answer is read and forgotten. */
final class ControlConnection implements AutoCloseable {
    private static final String TOKEN = "shop";

    private final ServerSocket server;
    private final CompletableFuture<Socket> application = new CompletableFuture<>();
    private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private int questions;

    private ControlConnection(ServerSocket server) {
        this.server = server;
    }

    /** Waits for the application on a thread of its own. */
    static ControlConnection listen() throws IOException {
        ControlConnection connection = new ControlConnection(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Thread reading = new Thread(connection::read, "control");
        reading.setDaemon(true);
        reading.start();
        return connection;
    }

    /** For the launch description. */
    String address() {
        return new ControlAddress.Tcp(server.getLocalPort(), TOKEN).toString();
    }

    private void read() {
        try (Socket socket = server.accept();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            application.complete(socket);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals(ControlProtocol.ANSWER)) {
                    answer(words[1]).complete(words.length < 3 ? "" : words[2]);
                }
            }
        } catch (IOException e) {
            application.completeExceptionally(e);
        } finally {
            IOException ended = new IOException("the application has ended");
            answers.values().forEach(answer -> answer.completeExceptionally(ended));
        }
    }

    private CompletableFuture<String> answer(String number) {
        return answers.computeIfAbsent(number, unknown -> new CompletableFuture<>());
    }

    /** What the prompt answers to Java. */
    String evaluate(String java) throws IOException {
        String answer = ask(ControlProtocol.EVALUATE + " " + URLEncoder.encode(java, StandardCharsets.UTF_8));
        return URLDecoder.decode(answer, StandardCharsets.UTF_8);
    }

    /** What the application answers to a question of the protocol. */
    synchronized String ask(String question) throws IOException {
        String number = String.valueOf(++questions);
        String line = String.join(" ", ControlProtocol.ASK, number, question);
        application.join().getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        return answer(number).join();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
