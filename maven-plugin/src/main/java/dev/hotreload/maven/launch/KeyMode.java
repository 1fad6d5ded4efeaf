package dev.hotreload.maven.launch;

import dev.hotreload.maven.message.KeyTexts;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** Whether the terminal is read for keys. */
public enum KeyMode {
    /** Never. */
    FALSE,

    /** Until the application reads its standard input, which is the terminal. */
    AUTO,

    /** Always: the application has a standard input into which nobody types. */
    TRUE;

    /**
     * Reads the parameter {@code keys}.
     *
     * @throws MojoFailureException if it is none of these, in small letters
     */
    public static KeyMode parse(String text) throws MojoFailureException {
        for (KeyMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text.trim())) {
                return mode;
            }
        }
        throw new MojoFailureException(KeyTexts.badKeys(text));
    }
}
