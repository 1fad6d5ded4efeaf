package dev.hotreload.agent;

import dev.hotreload.control.ControlChannel;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.renewal.Renewal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the plugin's debug gateway and the engine tell each other while a debugger is there.
 *
 * <p>Safe for use by any thread.
 */
final class DebuggerLink {
    /** A debugger that does not answer must not hold up the reload. */
    private static final long PATIENCE_SECONDS = 2;

    private final ThreadFactory threads;
    private final Renewal renewal;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Void>> unarmed = new ConcurrentHashMap<>();
    private volatile @Nullable ControlChannel channel;
    private volatile boolean isAttached;
    private boolean hasThread;

    /** @param renewal has the generation of loaders that runs */
    DebuggerLink(ThreadFactory threads, Renewal renewal) {
        this.threads = threads;
        this.renewal = renewal;
    }

    /** The words that the plugin says to this class. */
    Map<String, Consumer<String>> listeners() {
        return Map.of(
                ControlProtocol.DEBUGGER, this::debugger,
                ControlProtocol.ARMED, this::armed,
                ControlProtocol.SETTLE, this::settle);
    }

    /** The channel is there. */
    void connected(ControlChannel connected) {
        channel = connected;
    }

    /** Tells the debugger of redefined classes and waits until its breakpoints are in their new code. */
    void redefined(List<String> binaryNames) {
        ControlChannel connected = channel;
        if (!isAttached || connected == null || binaryNames.isEmpty()) {
            return;
        }
        int number = numbers.incrementAndGet();
        CompletableFuture<Void> armed = new CompletableFuture<>();
        unarmed.put(number, armed);
        sendAddedMembers(connected);
        connected.send(ControlProtocol.REDEFINED, number + " " + String.join(" ", binaryNames));
        try {
            armed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The reload is live all the same; only its breakpoints come late.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unarmed.remove(number);
        }
    }

    /** The program has begun again; its classes have no added fields. */
    void renewed() {
        ControlChannel connected = channel;
        if (isAttached && connected != null) {
            sendAddedMembers(connected);
        }
    }

    private void debugger(String state) {
        isAttached = state.equals(ControlProtocol.ATTACHED);
        if (isAttached) {
            startThread();
            ControlChannel connected = channel;
            if (connected != null) {
                sendAddedMembers(connected);
            }
        } else {
            unarmed.values().forEach(armed -> armed.complete(null));
        }
    }

    private void sendAddedMembers(ControlChannel connected) {
        connected.send(ControlProtocol.ADDED, String.join(" ", renewal.service().addedMembers()));
    }

    /**
     * Starts the thread that class prepare events of reloads come from. A debugger may suspend it while it sets its
     * breakpoints, so it must be one that nobody waits for.
     */
    private synchronized void startThread() {
        if (!hasThread) {
            hasThread = true;
            Thread thread = threads.newThread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    LockSupport.park(this);
                }
            });
            thread.setName(ControlProtocol.DEBUG_THREAD);
            thread.start();
        }
    }

    private void armed(String number) {
        CompletableFuture<Void> armed = unarmed.get(Integer.valueOf(number));
        if (armed != null) {
            armed.complete(null);
        }
    }

    private void settle(String number) {
        CompletableFuture<Void> unused = renewal.service().saved().settled().whenComplete((done, failure) -> {
            ControlChannel connected = channel;
            if (connected != null) {
                connected.send(ControlProtocol.SETTLED, number);
            }
        });
    }
}
