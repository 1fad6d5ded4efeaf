package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.ParameterTexts;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * A list of arguments, as a parameter of a goal.
 *
 * <p>Maven's component configurator fills it: from one text, which is split as a shell would split it, through
 * {@link #set}; from a list of elements through {@link #addArg} and {@link #addJvmArg}, where nothing is split.
 */
public final class Arguments {

    private final List<String> elements = new ArrayList<>();
    private @Nullable String text;

    /** Takes the arguments from one text, with single and double quotes as in a shell. */
    public void set(String commandLine) {
        text = commandLine;
    }

    /** Adds the content of one {@code <arg>} element. */
    public void addArg(String argument) {
        elements.add(argument);
    }

    /** Adds the content of one {@code <jvmArg>} element. */
    public void addJvmArg(String argument) {
        elements.add(argument);
    }

    /**
     * The arguments in order.
     *
     * @param parameter the parameter's name, for the message
     * @throws MojoFailureException if the text has a quote that is not closed
     */
    public List<String> values(String parameter) throws MojoFailureException {
        if (text == null) {
            return List.copyOf(elements);
        }
        String commandLine = text;
        return ShellWords.split(commandLine)
                .orElseThrow(() -> new MojoFailureException(ParameterTexts.openQuote(parameter, commandLine)));
    }
}
