package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.Messages;
import org.apache.maven.plugin.MojoFailureException;

/** Reads the counts that users write. */
public final class Counts {

    private Counts() {}

    /**
     * Reads a whole number from 0.
     *
     * @param parameter the parameter's name, for the message
     * @throws MojoFailureException if it is none
     */
    public static int parse(String parameter, String text) throws MojoFailureException {
        try {
            int count = Integer.parseInt(text.trim());
            if (count >= 0) {
                return count;
            }
            throw new MojoFailureException(Messages.badCount(parameter, text));
        } catch (NumberFormatException e) {
            throw new MojoFailureException(Messages.badCount(parameter, text), e);
        }
    }
}
