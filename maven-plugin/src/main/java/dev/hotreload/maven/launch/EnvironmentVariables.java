package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.ParameterTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/** Reads environment variables from one text: {@code A=1 B='two words'}. */
public final class EnvironmentVariables {

    private EnvironmentVariables() {}

    /**
     * The variables in the text's order.
     *
     * @throws MojoFailureException if a word of the text is no {@code NAME=value}
     */
    public static Map<String, String> parse(String text) throws MojoFailureException {
        List<String> words =
                ShellWords.split(text).orElseThrow(() -> new MojoFailureException(ParameterTexts.badEnvironment(text)));
        Map<String, String> variables = new LinkedHashMap<>();
        for (String word : words) {
            int separator = word.indexOf('=');
            if (separator < 1) {
                throw new MojoFailureException(ParameterTexts.badEnvironment(word));
            }
            variables.put(word.substring(0, separator), word.substring(separator + 1));
        }
        return variables;
    }
}
