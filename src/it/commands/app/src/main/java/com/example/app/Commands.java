package com.example.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests over the socket of the Maven that runs this program, as an editor would make them. */
final class Commands {

    private static final Pattern INTERESTING =
            Pattern.compile("\"(?:result|why|message)\":(\"[^\"]*\")|\"(?:generation|paused|live)\":(\\w+)");

    private final Path socket;

    private Commands(Path socket) {
        this.socket = socket;
    }

    static Commands ofThisApplication() throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "hotreload-" + System.getProperty("user.name"));
        String here = Path.of("").toAbsolutePath().toString().replace("\\", "\\\\");
        List<Path> sockets;
        try (Stream<Path> files = Files.list(directory)) {
            sockets = files.toList();
        }
        for (Path socket : sockets) {
            try {
                Commands commands = new Commands(socket);
                if (commands.line("{\"command\":\"who\"}").contains("\"directory\":\"" + here + "\"")) {
                    return commands;
                }
            } catch (IOException e) {
                // Another application's, which has ended.
            }
        }
        throw new IllegalStateException("no socket of " + here + " among " + sockets);
    }

    /** The interesting part of an answer. */
    String ask(String command) throws IOException {
        StringBuilder answer = new StringBuilder();
        Matcher matcher = INTERESTING.matcher(line("{\"command\":\"" + command + "\",\"timeout\":60000}")
                .replaceAll("\"lastGeneration\":.*\"events\"", "\"events\""));
        while (matcher.find()) {
            answer.append(answer.isEmpty() ? "" : " ");
            answer.append(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return answer.toString();
    }

    private String line(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            channel.write(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8)));
            return lines.readLine();
        }
    }
}
