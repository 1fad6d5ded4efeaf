package dev.hotreload.maven.command;

import dev.hotreload.maven.message.CommandTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the running applications of this user and asks one of them. */
public final class CommandClient {

    /** Who it is, a Maven that works tells at once. */
    private static final Duration INTRODUCTION = Duration.ofSeconds(2);

    /** An answer comes so much later than its time is over. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final SocketDirectory directory;

    /** A client for the applications whose sockets are in a directory. */
    public CommandClient(SocketDirectory directory) {
        this.directory = directory;
    }

    /** A running application, and where it listens. */
    private record Found(Path socket, Application application) {}

    /**
     * Asks the one application that is meant.
     *
     * @param word what the user calls it; empty: the one whose projects {@code base} belongs to
     * @param base the directory of whoever asks, absolute
     * @throws CommandException if there is none, several could be meant, or it does not answer
     */
    public Reply ask(Optional<String> word, Path base, Request request) throws CommandException {
        Found found = choose(word, base, running());
        try {
            return ask(
                    found.socket(),
                    request,
                    Duration.ofMillis(request.timeout()).plus(LATE));
        } catch (IOException | TimeoutException e) {
            throw new CommandException(
                    CommandTexts.noAnswer(found.application().title(), String.valueOf(e.getMessage())), e);
        }
    }

    private static Found choose(Optional<String> word, Path base, List<Found> running) throws CommandException {
        List<Found> meant = word.isPresent()
                ? meant(running, application -> application.isCalled(word.get(), base))
                : meantHere(base, running);
        if (meant.isEmpty()) {
            throw new CommandException(
                    word.isPresent()
                            ? CommandTexts.noSuchApplication(word.get(), titles(running))
                            : CommandTexts.noApplication(base, titles(running)));
        }
        if (meant.size() > 1) {
            throw new CommandException(CommandTexts.severalApplications(titles(meant)));
        }
        return meant.get(0);
    }

    /** In a module's own directory its application is meant, else any of the same build, else any below. */
    private static List<Found> meantHere(Path base, List<Found> running) {
        List<Found> here = running.stream()
                .filter(found -> base.startsWith(found.application().path()))
                .collect(Collectors.groupingBy(
                        found -> found.application().path().getNameCount(), TreeMap::new, Collectors.toList()))
                .descendingMap()
                .values()
                .stream()
                .findFirst()
                .orElse(List.of());
        if (here.isEmpty()) {
            here = meant(running, application -> application.isIn(base));
        }
        return here.isEmpty() ? meant(running, application -> application.isBelow(base)) : here;
    }

    private static List<Found> meant(List<Found> running, Predicate<Application> isMeant) {
        return running.stream()
                .filter(found -> isMeant.test(found.application()))
                .toList();
    }

    private static List<String> titles(List<Found> found) {
        return found.stream().map(one -> one.application().title()).toList();
    }

    private List<Found> running() throws CommandException {
        List<Found> running = new ArrayList<>();
        try {
            for (Path socket : directory.sockets()) {
                introduce(socket).ifPresent(application -> running.add(new Found(socket, application)));
            }
        } catch (IOException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        return running;
    }

    private static Optional<Application> introduce(Path socket) throws IOException {
        try {
            return Optional.of(ask(socket, Request.of(Request.Command.WHO, 0), INTRODUCTION)
                    .application());
        } catch (ConnectException e) {
            // Nobody listens: its Maven was killed, which leaves the file.
            Files.deleteIfExists(socket);
            return Optional.empty();
        } catch (IOException | TimeoutException e) {
            // It ends just now, or its Maven stands still and would not answer anything else either.
            return Optional.empty();
        }
    }

    private static Reply ask(Path socket, Request request, Duration patience) throws IOException, TimeoutException {
        // A socket channel that blocks has no time limit of its own; closing it ends what waits.
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer bytes = ByteBuffer.wrap((request.json() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            CompletableFuture<Reply> answer = new CompletableFuture<>();
            Thread reader = new Thread(() -> read(channel, answer), "hotreload-command");
            reader.setDaemon(true);
            reader.start();
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void read(SocketChannel channel, CompletableFuture<Reply> answer) {
        try (BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("it has ended");
            }
            answer.complete(Reply.parse(line));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
