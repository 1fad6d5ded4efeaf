package dev.hotreload.maven.launch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.codehaus.plexus.util.cli.CommandLineUtils;

/**
 * A list of arguments, as a parameter of a goal.
 *
 * <p>Maven's component configurator fills it: from one text, which is split as a shell would split it, through
 * {@link #set}; from a list of elements through {@link #addArg} and {@link #addJvmArg}, where nothing is split.
 */
public final class Arguments {

    private final List<String> values = new ArrayList<>();

    /**
     * Takes the arguments from one text, with single and double quotes as in a shell.
     *
     * @throws IllegalArgumentException if a quote is not closed; the message says so
     */
    public void set(String commandLine) {
        values.clear();
        try {
            Collections.addAll(values, CommandLineUtils.translateCommandline(commandLine));
        } catch (Exception e) {
            // Plexus Utils declares Exception; it throws it for unbalanced quotes only.
            throw new IllegalArgumentException("a quote is not closed in: " + commandLine, e);
        }
    }

    /** Adds the content of one {@code <arg>} element. */
    public void addArg(String argument) {
        values.add(argument);
    }

    /** Adds the content of one {@code <jvmArg>} element. */
    public void addJvmArg(String argument) {
        values.add(argument);
    }

    /** Adds arguments as they are. */
    public void addAll(Collection<String> arguments) {
        values.addAll(arguments);
    }

    /** The arguments in order. */
    public List<String> values() {
        return List.copyOf(values);
    }
}
