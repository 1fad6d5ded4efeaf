package dev.hotreload.maven.compile;

import dev.hotreload.maven.message.ParameterTexts;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** Who compiles what is saved. */
public enum CompileMode {
    /** This process, always. */
    TRUE,
    /** Somebody else. */
    FALSE,
    /** This process, unless somebody else does it. */
    AUTO;

    /**
     * Reads the parameter {@code compile}.
     *
     * @throws MojoFailureException if it has another value
     */
    public static CompileMode parse(String value) throws MojoFailureException {
        for (CompileMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(value.trim())) {
                return mode;
            }
        }
        throw new MojoFailureException(ParameterTexts.badCompileMode(value));
    }
}
