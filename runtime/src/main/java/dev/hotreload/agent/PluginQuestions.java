package dev.hotreload.agent;

import dev.hotreload.control.ControlChannel;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.launch.LaunchDescription;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.renewal.Renewal;
import dev.hotreload.report.NotLive;
import dev.hotreload.shell.Prompt;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers what the plugin asks on behalf of its user. Questions come on the channel's thread, which waits for nothing;
 * answers go from whichever thread has them. Safe for use by any thread.
 */
final class PluginQuestions {
    private final Map<String, Function<String, CompletableFuture<String>>> questions;
    private final CompletableFuture<ControlChannel> channel = new CompletableFuture<>();

    /** @param executor runs what may take a moment */
    PluginQuestions(Renewal renewal, Supplier<Prompt> prompt, Executor executor) {
        questions = Map.ofEntries(
                Map.entry(
                        ControlProtocol.LOOK,
                        nothing -> renewal.service().look().thenApply(NotLive::line)),
                Map.entry(
                        ControlProtocol.PAUSE, nothing -> done(renewal.service().pause())),
                Map.entry(
                        ControlProtocol.RESUME,
                        nothing -> done(renewal.service().resume())),
                Map.entry(
                        ControlProtocol.AGAIN, nothing -> done(renewal.service().applyAgain())),
                Map.entry(
                        ControlProtocol.UNDO,
                        nothing -> renewal.service().undo().thenApply(String::valueOf)),
                Map.entry(ControlProtocol.NEXT, text -> next(renewal, text)),
                Map.entry(ControlProtocol.PATCH, directory -> patch(renewal.service(), Path.of(decoded(directory)))),
                Map.entry(
                        ControlProtocol.PATCHES,
                        nothing -> answer(joined(renewal.service().patches()))),
                Map.entry(ControlProtocol.PATCHES_SAVED, numbers -> {
                    renewal.service()
                            .patchesSaved(Arrays.stream(numbers.split(" "))
                                    .map(Integer::valueOf)
                                    .collect(Collectors.toSet()));
                    return answer("");
                }),
                Map.entry(
                        ControlProtocol.EVALUATE,
                        text -> prompt.get().evaluate(decoded(text)).thenApply(PluginQuestions::encoded)),
                Map.entry(
                        ControlProtocol.SUGGEST,
                        text -> prompt.get().suggest(decoded(text)).thenApply(PluginQuestions::encoded)),
                Map.entry(
                        ControlProtocol.INTERRUPT,
                        nothing -> done(
                                CompletableFuture.runAsync(() -> prompt.get().stop(), executor))),
                Map.entry(
                        ControlProtocol.LOOP_RUN,
                        nothing -> answer(renewal.service().loops().runAgain())),
                Map.entry(
                        ControlProtocol.LOOP_ABORT,
                        nothing -> answer(renewal.service().loops().abort())),
                Map.entry(
                        ControlProtocol.LOOP_RELEASE,
                        nothing -> answer(renewal.service().loops().release())),
                Map.entry(
                        ControlProtocol.LOOP_ERROR,
                        nothing -> answer(
                                encoded(renewal.service().loops().lastError().orElse("")))));
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
        return service.patch(directory)
                .thenApply(refused -> refused.isEmpty()
                        ? String.valueOf(service.generationNumber() == before ? 0 : service.generationNumber())
                        : "-1 " + NotLive.line(refused));
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
        Function<String, CompletableFuture<String>> question = questions.get(words[0]);
        if (space < 0 || question == null) {
            // A newer plugin's; it hears nothing, as from an older runtime.
            return;
        }
        String number = text.substring(0, space);
        CompletableFuture<Void> unused = question.apply(words.length > 1 ? words[1] : "")
                .thenAcceptBoth(
                        channel, (answer, connected) -> connected.send(ControlProtocol.ANSWER, number + " " + answer));
    }
}
