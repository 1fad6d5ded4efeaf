package dev.hotreload.maven.command;

import java.util.List;

/** The prompt in a running application, for whoever types at it. */
public interface JavaPrompt {
    /**
     * Which application it is, for people.
     *
     * @throws CommandException if there is none, or several could be meant
     */
    String title() throws CommandException;

    /**
     * Evaluates an input.
     *
     * @return what to show; {@code ...} if the input goes on
     * @throws CommandException if the application does not answer, or has ended
     */
    String evaluate(String input) throws CommandException;

    /** What could stand at the end of an input; nothing if the application does not answer. */
    List<String> suggestions(String input);

    /** Stops what is being evaluated; called by another thread than the one that evaluates. */
    void interrupt();
}
