package dev.hotreload.maven.command;

import dev.hotreload.maven.command.Commands.Prompt;
import dev.hotreload.maven.command.Reply.Result;
import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.patch.PatchAnswer;
import dev.hotreload.maven.patch.PatchRequest;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests of other processes of the same user, over a Unix domain socket.
 *
 * <p>A request is one line, its answer is one line, and then the connection is closed. A daemon thread accepts, and
 * each connection has a daemon thread of its own, because some requests wait.
 */
public final class CommandServer implements Closeable {

    /** The shortest limit of the supported systems (macOS) for the path of a socket, in bytes, with the final NUL. */
    private static final int LONGEST_SOCKET_PATH = 103;

    /** All that is asked is answered at the application's end; the rest is writing. */
    private static final Duration LAST_ANSWERS = Duration.ofMillis(300);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ServerSocketChannel server;
    private final Path socket;
    private final Commands commands;
    private final Set<Thread> answering = ConcurrentHashMap.newKeySet();

    private CommandServer(ServerSocketChannel server, Path socket, Commands commands) {
        this.server = server;
        this.socket = socket;
        this.commands = commands;
    }

    /**
     * Listens in a directory.
     *
     * @throws IOException if this system has no such sockets, or the directory cannot be used
     */
    public static CommandServer listen(SocketDirectory directory, Commands commands) throws IOException {
        // One JVM of Maven may run several builds, as the Maven daemon does.
        String name = ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
        Path socket = directory.create(name);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            throw new IOException(socket + " is too long a name for a socket");
        }
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            // Of a process with the same number that was killed.
            Files.deleteIfExists(socket);
            server.bind(UnixDomainSocketAddress.of(socket));
            CommandServer started = new CommandServer(server, socket, commands);
            startThread(started::acceptAll);
            return started;
        } catch (UnsupportedOperationException e) {
            throw new IOException("this system has no Unix domain sockets", e);
        }
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "hotreload-command");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening, removes the socket, and lets the answers go that there are at the end. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        try {
            for (Thread thread : answering) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            // Somebody is in a hurry; who asked hears nothing, and knows that this is the end.
            Thread.currentThread().interrupt();
        }
    }

    private void acceptAll() {
        while (server.isOpen()) {
            try {
                SocketChannel accepted = server.accept();
                startThread(() -> serve(accepted));
            } catch (IOException e) {
                // Either this server was closed, then the loop ends, or who connected is gone, then the next may come.
            }
        }
    }

    private void serve(SocketChannel accepted) {
        answering.add(Thread.currentThread());
        try (accepted;
                BufferedReader lines = new BufferedReader(Channels.newReader(accepted, StandardCharsets.UTF_8))) {
            Reply reply = answer(Request.parse(lines.readLine()));
            ByteBuffer bytes = ByteBuffer.wrap((reply.json() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                accepted.write(bytes);
            }
        } catch (IOException e) {
            // Whoever asked is gone.
        } finally {
            answering.remove(Thread.currentThread());
        }
    }

    private Reply answer(Optional<Request> request) {
        Optional<Command> command = request.flatMap(Request::known);
        if (command.isEmpty()) {
            return reply(Result.BAD_REQUEST, commands.known());
        }
        long timeout = Math.max(0, request.orElseThrow().timeout());
        return switch (command.get()) {
            case WHO -> reply(Result.DONE, commands.known());
            case STATUS, WAIT -> look(commands.look(false), timeout);
            case RELOAD -> look(commands.look(true), timeout);
            case PAUSE -> done(commands.pause(), timeout);
            case RESUME -> look(commands.resume().thenCompose(resumed -> commands.look(false)), timeout);
            case UNDO -> undone(commands.undo(), timeout);
            case PATCH -> patched(request.orElseThrow(), timeout);
            case RESTART -> done(commands.restart(), timeout);
            case NEXT -> next(commands.next(), timeout);
            case STOP -> stopped(commands.stop(), timeout);
            case EVALUATE -> said(Prompt.EVALUATE, request.orElseThrow(), timeout);
            case SUGGEST -> said(Prompt.SUGGEST, request.orElseThrow(), timeout);
            case INTERRUPT -> said(Prompt.INTERRUPT, request.orElseThrow(), timeout);
        };
    }

    private Reply look(CompletableFuture<Status> look, long timeout) {
        try {
            Status status = look.get(timeout, TimeUnit.MILLISECONDS);
            return reply(status.isLive() ? Result.LIVE : Result.NOT_LIVE, status);
        } catch (TimeoutException e) {
            return reply(Result.TIMEOUT, commands.known());
        } catch (ExecutionException e) {
            return reply(Result.ENDED, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return reply(Result.ENDED, null);
        }
    }

    private Reply done(CompletableFuture<Void> work, long timeout) {
        Reply reply = look(work.thenApply(nothing -> commands.known()), timeout);
        return reply.result() == Result.NOT_LIVE ? reply(Result.DONE, reply.status()) : reply;
    }

    private Reply patched(Request request, long timeout) {
        Optional<PatchRequest> wanted = PatchRequest.parse(request.text());
        if (wanted.isEmpty()) {
            return reply(Result.BAD_REQUEST, commands.known());
        }
        CompletableFuture<PatchAnswer> answer = commands.patch(wanted.get());
        Reply reply = done(answer.thenAccept(done -> {}), timeout);
        return reply.result() == Result.DONE
                ? new Reply(
                        answer.join().isDone() ? Result.DONE : Result.REFUSED,
                        reply.application(),
                        reply.status(),
                        answer.join().text())
                : reply;
    }

    private Reply said(Prompt what, Request request, long timeout) {
        String typed = request.text();
        CompletableFuture<String> answer = commands.prompt(what, typed == null ? "" : typed);
        Reply reply = done(answer.thenAccept(text -> {}), timeout);
        return reply.result() == Result.DONE
                ? new Reply(Result.DONE, reply.application(), reply.status(), answer.join())
                : reply;
    }

    private Reply undone(CompletableFuture<Integer> undo, long timeout) {
        Reply reply = done(undo.thenAccept(number -> {}), timeout);
        if (reply.result() != Result.DONE) {
            return reply;
        }
        int number = undo.join();
        return reply(number > 0 ? Result.DONE : number == 0 ? Result.NOTHING : Result.REFUSED, reply.status());
    }

    private Reply next(CompletableFuture<Boolean> next, long timeout) {
        Reply reply = done(next.thenAccept(isDone -> {}), timeout);
        return reply.result() != Result.DONE || next.join() ? reply : reply(Result.REFUSED, reply.status());
    }

    private Reply stopped(CompletableFuture<Void> end, long timeout) {
        Reply reply = done(end, timeout);
        return reply.result() == Result.DONE ? reply(Result.ENDED, null) : reply;
    }

    private Reply reply(Result result, @Nullable Status status) {
        return new Reply(result, commands.application(), status);
    }
}
