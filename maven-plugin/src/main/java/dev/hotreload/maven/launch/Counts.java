package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.ParameterTexts;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** Reads the counts that users write. */
public final class Counts {

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private Counts() {}

    /**
     * Reads a whole number from 0.
     *
     * @param parameter the parameter's name, for the message
     * @throws MojoFailureException if it is none
     */
    public static int parse(String parameter, String text) throws MojoFailureException {
        String trimmed = text.trim();
        if (!COUNT.matcher(trimmed).matches()) {
            throw new MojoFailureException(ParameterTexts.badCount(parameter, text));
        }
        return Integer.parseInt(trimmed);
    }
}
