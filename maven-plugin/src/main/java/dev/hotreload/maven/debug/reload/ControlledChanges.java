package dev.hotreload.maven.debug.reload;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.control.ControlQuestion;
import dev.hotreload.maven.control.ControlServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What the gateway and the runtime tell each other over the control channel. Safe for use by any thread. */
public final class ControlledChanges implements ChangesUnderWay {

    private final ControlServer control;
    private final Consumer<Duration> compiled;
    private final ControlQuestion settled;
    private volatile boolean isAttached;

    /**
     * Speaks through this channel.
     *
     * @param compiled waits until what was saved is compiled, for the given time at most
     */
    public ControlledChanges(ControlServer control, Consumer<Duration> compiled) {
        this.control = control;
        this.compiled = compiled;
        this.settled = new ControlQuestion(control, ControlProtocol.SETTLE, ControlProtocol.SETTLED);
        control.onConnected(() -> {
            if (isAttached) {
                control.send(ControlProtocol.DEBUGGER, ControlProtocol.ATTACHED);
            }
        });
    }

    /** Has {@code listener} told the binary names of redefined classes; the runtime waits until it returns. */
    public void onRedefined(Consumer<List<String>> listener) {
        control.on(ControlProtocol.REDEFINED, text -> {
            String[] words = text.split(" ");
            listener.accept(Arrays.asList(words).subList(1, words.length));
            control.send(ControlProtocol.ARMED, words[0]);
        });
    }

    /** Has {@code listener} told all fields that were added to classes, whenever they change. */
    public void onAddedFields(Consumer<List<String>> listener) {
        control.on(
                ControlProtocol.ADDED,
                text -> listener.accept(text.isEmpty() ? List.of() : Arrays.asList(text.split(" "))));
    }

    @Override
    public void awaitApplied(Duration patience) {
        long start = System.nanoTime();
        compiled.accept(patience);
        settled.ask(patience.minusNanos(System.nanoTime() - start));
    }

    @Override
    public void debuggerAttached() {
        isAttached = true;
        control.send(ControlProtocol.DEBUGGER, ControlProtocol.ATTACHED);
    }

    @Override
    public void debuggerDetached() {
        isAttached = false;
        control.send(ControlProtocol.DEBUGGER, ControlProtocol.DETACHED);
    }
}
