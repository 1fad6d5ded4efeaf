package dev.hotreload.maven.control;

import dev.hotreload.control.ControlProtocol;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Asks the application's JVM on behalf of the user. A question that is asked before that JVM has connected is sent as
 * soon as it has. Safe for use by any thread.
 */
public final class Questions {

    private final ControlServer control;
    private final Map<String, Question> unanswered = new LinkedHashMap<>();
    private int numbers;
    private boolean ended;

    /** One question. */
    private record Question(String what, CompletableFuture<String> answer) {}

    /** The questions of a channel; one for each. */
    public Questions(ControlServer control) {
        this.control = control;
        control.on(ControlProtocol.ANSWER, this::answered);
        control.onConnected(this::sendAll);
    }

    /**
     * Asks.
     *
     * @param what one of the questions of {@link ControlProtocol}
     * @return the answer; completes exceptionally when the application has ended
     */
    public CompletableFuture<String> ask(String what) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        synchronized (unanswered) {
            if (ended) {
                answer.completeExceptionally(new ApplicationEndedException());
                return answer;
            }
            String number = String.valueOf(++numbers);
            unanswered.put(number, new Question(what, answer));
            // If nobody hears it, it is sent once somebody does.
            control.send(ControlProtocol.ASK, number + " " + what);
        }
        return answer;
    }

    /** The application has ended; nothing will be answered any more. */
    public void end() {
        synchronized (unanswered) {
            ended = true;
            for (Iterator<Question> left = unanswered.values().iterator(); left.hasNext(); left.remove()) {
                left.next().answer().completeExceptionally(new ApplicationEndedException());
            }
        }
    }

    /**
     * What was asked before there was a connection; a question that is heard twice is answered twice, which harms
     * nothing.
     */
    private void sendAll() {
        synchronized (unanswered) {
            unanswered.forEach((number, question) -> control.send(ControlProtocol.ASK, number + " " + question.what()));
        }
    }

    private void answered(String text) {
        int space = text.indexOf(' ');
        Question question;
        synchronized (unanswered) {
            question = unanswered.remove(space < 0 ? text : text.substring(0, space));
        }
        if (question != null) {
            question.answer().complete(space < 0 ? "" : text.substring(space + 1));
        }
    }
}
