package dev.hotreload.agent;

import dev.hotreload.control.ControlChannel;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.control.PatchReply;
import dev.hotreload.control.PatchWish;
import dev.hotreload.message.PatchTexts;
import dev.hotreload.reload.PatchMaker;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Has the plugin make patches for the program. What is wanted before the plugin is there waits for it. */
final class PluginPatches implements PatchMaker {
    private final CompletableFuture<Optional<ControlChannel>> channel = new CompletableFuture<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, CompletableFuture<PatchReply>> unanswered = new ConcurrentHashMap<>();

    /** The words that the plugin says to this class. */
    Map<String, Consumer<String>> listeners() {
        return Map.of(ControlProtocol.PATCH_REPLY, this::answered);
    }

    /** The channel is there; empty: there will be none. */
    void connected(Optional<ControlChannel> connected) {
        channel.complete(connected);
    }

    @Override
    public CompletableFuture<PatchReply> make(PatchWish wish) {
        return channel.thenCompose(connected -> connected
                .map(plugin -> ask(plugin, wish))
                .orElseGet(() -> CompletableFuture.completedFuture(new PatchReply(false, 0, PatchTexts.noPlugin()))));
    }

    private CompletableFuture<PatchReply> ask(ControlChannel plugin, PatchWish wish) {
        String number = String.valueOf(numbers.incrementAndGet());
        CompletableFuture<PatchReply> reply = new CompletableFuture<>();
        unanswered.put(number, reply);
        plugin.send(ControlProtocol.PATCH_WISH, number + " " + wish.line());
        return reply;
    }

    private void answered(String text) {
        int space = text.indexOf(' ');
        CompletableFuture<PatchReply> waiting = unanswered.remove(text.substring(0, space));
        if (waiting != null) {
            waiting.complete(PatchReply.parse(text.substring(space + 1)));
        }
    }
}
