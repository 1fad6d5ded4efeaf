package dev.hotreload.maven.control;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A question that the application's JVM answers as soon as it can. Safe for use by any thread. */
public final class ControlQuestion {

    private final ControlServer control;
    private final String question;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, CompletableFuture<Void>> unanswered = new ConcurrentHashMap<>();

    /**
     * A question of this kind; one for each channel.
     *
     * @param question first word of the line that asks; a number follows
     * @param answer first word of the line that answers; the same number follows
     */
    public ControlQuestion(ControlServer control, String question, String answer) {
        this.control = control;
        this.question = question;
        control.on(answer, this::answered);
    }

    /** Asks and waits for the answer, for {@code patience} at most; not at all if nobody is there to hear it. */
    public void ask(Duration patience) {
        String number = String.valueOf(numbers.incrementAndGet());
        CompletableFuture<Void> answer = new CompletableFuture<>();
        unanswered.put(number, answer);
        try {
            if (!patience.isNegative() && control.send(question, number)) {
                answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException e) {
            // Whoever asks must go on, even if the other JVM stands still.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unanswered.remove(number);
        }
    }

    private void answered(String number) {
        CompletableFuture<Void> waiting = unanswered.get(number);
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}
