package dev.hotreload.agent;

import dev.hotreload.control.ControlChannel;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.reload.ReloadService;
import dev.hotreload.report.NotLive;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers what the plugin asks on behalf of its user. Questions come on the channel's thread, which waits for nothing;
 * answers go from whichever thread has them. Safe for use by any thread.
 */
final class PluginQuestions {
    private final Map<String, Supplier<CompletableFuture<String>>> questions;
    private final CompletableFuture<ControlChannel> channel = new CompletableFuture<>();

    PluginQuestions(ReloadService service) {
        questions = Map.of(
                ControlProtocol.LOOK, () -> service.look().thenApply(NotLive::line),
                ControlProtocol.PAUSE, () -> done(service.pause()),
                ControlProtocol.RESUME, () -> done(service.resume()),
                ControlProtocol.AGAIN, () -> done(service.applyAgain()),
                ControlProtocol.UNDO, () -> service.undo().thenApply(String::valueOf));
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
        Supplier<CompletableFuture<String>> question = questions.get(text.substring(space + 1));
        if (space < 0 || question == null) {
            // A newer plugin's; it hears nothing, as from an older runtime.
            return;
        }
        String number = text.substring(0, space);
        CompletableFuture<Void> unused = question.get()
                .thenAcceptBoth(
                        channel, (answer, connected) -> connected.send(ControlProtocol.ANSWER, number + " " + answer));
    }
}
