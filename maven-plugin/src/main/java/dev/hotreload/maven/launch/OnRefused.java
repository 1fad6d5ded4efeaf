package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.ParameterTexts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** What happens when a change cannot be applied to the running program. */
public enum OnRefused {
    /** The program runs on as it is. */
    KEEP,

    /** The terminal says which keys there are for it. */
    ASK,

    /** The program begins again in the same JVM, with new class loaders. */
    GENERATION,

    /** The application is started again, in a JVM of its own, in the same Maven. */
    RESTART;

    /**
     * Reads what the user wrote.
     *
     * @throws MojoFailureException if it is none of these, in small letters
     */
    public static OnRefused parse(String text) throws MojoFailureException {
        for (OnRefused value : values()) {
            if (value.word().equals(text.trim())) {
                return value;
            }
        }
        List<String> words = Arrays.stream(values()).map(OnRefused::word).toList();
        throw new MojoFailureException(ParameterTexts.badOnRefused(text, words));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
