package dev.hotreload.agent;

import dev.hotreload.control.ControlChannel;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.renewal.Renewal;
import dev.hotreload.report.NotLive;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the plugin asks on behalf of its user. Questions come on the channel's thread, which waits for nothing;
 * answers go from whichever thread has them. Safe for use by any thread.
 */
final class PluginQuestions {
    private final Renewal renewal;
    private final Session session;
    private final ThreadFactory threads;
    private final CompletableFuture<ControlChannel> channel = new CompletableFuture<>();

    /** @param threads makes those for what may take a moment */
    PluginQuestions(Renewal renewal, Session session, ThreadFactory threads) {
        this.renewal = renewal;
        this.session = session;
        this.threads = threads;
    }

    /**
     * The answer to a question; null if there is no such question. A switch, because all that is linked here costs each
     * start of a program some time, and few are asked anything.
     */
    private @Nullable CompletableFuture<String> answer(String question, String text) {
        ReloadService service = renewal.service();
        return switch (question) {
            case ControlProtocol.LOOK -> service.saved().look().thenApply(NotLive::line);
            case ControlProtocol.PAUSE -> done(service.saved().pause());
            case ControlProtocol.RESUME -> done(service.saved().resume());
            case ControlProtocol.AGAIN -> done(service.saved().applyAgain());
            case ControlProtocol.UNDO -> service.saved().undo().thenApply(String::valueOf);
            case ControlProtocol.NEXT -> next(renewal, text);
            case ControlProtocol.PATCH -> patch(service, Path.of(decoded(text)));
            case ControlProtocol.PATCHES -> answer(joined(service.saved().patches()));
            case ControlProtocol.PATCHES_SAVED -> {
                service.saved().patchesSaved(numbers(text));
                yield answer("");
            }
            case ControlProtocol.EVALUATE ->
                session.prompt().evaluate(decoded(text)).thenApply(PluginQuestions::encoded);
            case ControlProtocol.SUGGEST ->
                session.prompt().suggest(decoded(text)).thenApply(PluginQuestions::encoded);
            case ControlProtocol.INTERRUPT ->
                done(CompletableFuture.runAsync(
                        session.prompt()::stop, work -> threads.newThread(work).start()));
            case ControlProtocol.LOOP_RUN -> answer(service.loops().runAgain());
            case ControlProtocol.LOOP_ABORT -> answer(service.loops().abort());
            case ControlProtocol.LOOP_RELEASE -> answer(service.loops().release());
            case ControlProtocol.LOOP_ERROR ->
                answer(encoded(service.loops().lastError().orElse("")));
            default -> null;
        };
    }

    private static CompletableFuture<String> next(Renewal renewal, String text) {
        String[] words = text.split(" ", -1);
        try {
            Optional<LaunchDescription> launch = words[0].isEmpty()
                    ? Optional.empty()
                    : Optional.of(LaunchDescription.read(Path.of(decoded(words[0]))));
            boolean haveLibrariesChanged = words.length > 1 && words[1].equals(ControlProtocol.NEW_LIBRARIES);
            return renewal.next(launch, haveLibrariesChanged).thenApply(String::valueOf);
        } catch (IOException e) {
            return CompletableFuture.completedFuture(String.valueOf(false));
        }
    }

    private static CompletableFuture<String> patch(ReloadService service, Path directory) {
        int before = service.generationNumber();
        return service.saved()
                .patch(directory)
                .thenApply(refused -> refused.isEmpty()
                        ? String.valueOf(service.generationNumber() == before ? 0 : service.generationNumber())
                        : "-1 " + NotLive.line(refused));
    }

    private static Set<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static CompletableFuture<String> answer(Object answer) {
        return CompletableFuture.completedFuture(String.valueOf(answer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static CompletableFuture<String> done(CompletableFuture<Void> work) {
        return work.thenApply(nothing -> "");
    }

    /** The words that the plugin says to this class. */
    Map<String, Consumer<String>> listeners() {
        return Map.of(ControlProtocol.ASK, this::ask);
    }

    /** The channel is there. */
    void connected(ControlChannel connected) {
        channel.complete(connected);
    }

    private void ask(String text) {
        int space = text.indexOf(' ');
        String[] words = text.substring(space + 1).split(" ", 2);
        if (space < 0) {
            return;
        }
        CompletableFuture<String> answer = answer(words[0], words.length > 1 ? words[1] : "");
        if (answer == null) {
            // A newer plugin's; it hears nothing, as from an older runtime.
            return;
        }
        String number = text.substring(0, space);
        CompletableFuture<Void> unused = answer.thenAcceptBoth(
                channel, (said, connected) -> connected.send(ControlProtocol.ANSWER, number + " " + said));
    }
}
