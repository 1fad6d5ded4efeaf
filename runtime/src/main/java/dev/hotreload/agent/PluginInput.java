package dev.hotreload.agent;

import dev.hotreload.boot.InputHook;
import dev.hotreload.boot.InputView;
import dev.hotreload.control.ControlChannel;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.input.InputHooks;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Has the plugin give the terminal back when the program is about to read it, once. Whoever reads waits for it, also
 * for a plugin that is not there yet.
 */
final class PluginInput implements InputView {
    private final CompletableFuture<Optional<ControlChannel>> channel = new CompletableFuture<>();
    private final CompletableFuture<Void> given = new CompletableFuture<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * Hooks the JDK. Here and not in the agent, which would bring {@link InputView} along before the bootstrap loader
     * has it.
     *
     * @throws UnmodifiableClassException if the JVM does not allow it
     */
    void install(Instrumentation instrumentation) throws UnmodifiableClassException {
        InputHooks.install(instrumentation, this);
    }

    /** The words that the plugin says to this class. */
    Map<String, Consumer<String>> listeners() {
        return Map.of(ControlProtocol.INPUT_GIVEN, nothing -> given.complete(null));
    }

    /** The channel is there; empty: there will be none. */
    void connected(Optional<ControlChannel> connected) {
        channel.complete(connected);
    }

    @Override
    public void wanted() {
        if (asked.compareAndSet(false, true)) {
            CompletableFuture<Void> unused = channel.thenAccept(connected -> connected.ifPresentOrElse(
                    plugin -> plugin.send(ControlProtocol.INPUT_WANTED, ""), () -> given.complete(null)));
        }
        await();
        InputHook.install(null);
    }

    /** A thread that is interrupted would be left in the read that follows, so it stays here for that moment, too. */
    private void await() {
        boolean isInterrupted = false;
        while (!given.isDone()) {
            try {
                given.get();
            } catch (InterruptedException e) {
                isInterrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
