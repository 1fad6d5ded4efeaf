package dev.hotreload.maven.debug;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.control.ControlServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What the gateway and the runtime tell each other over the control channel. Safe for use by any thread. */
public final class ControlledChanges implements ChangesUnderWay {

    private final ControlServer control;
    private final Consumer<Duration> compiled;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, CompletableFuture<Void>> unsettled = new ConcurrentHashMap<>();
    private volatile boolean isAttached;

    /**
     * Speaks through this channel.
     *
     * @param compiled waits until what was saved is compiled, for the given time at most
     */
    public ControlledChanges(ControlServer control, Consumer<Duration> compiled) {
        this.control = control;
        this.compiled = compiled;
        control.on(ControlProtocol.SETTLED, this::settled);
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
        Duration rest = patience.minusNanos(System.nanoTime() - start);
        String number = String.valueOf(numbers.incrementAndGet());
        CompletableFuture<Void> settled = new CompletableFuture<>();
        unsettled.put(number, settled);
        try {
            if (!rest.isNegative() && control.send(ControlProtocol.SETTLE, number)) {
                settled.get(rest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            // A change that takes so long must not keep the user from going on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unsettled.remove(number);
        }
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

    private void settled(String number) {
        CompletableFuture<Void> waiting = unsettled.get(number);
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}
