package dev.hotreload.maven.control;

import dev.hotreload.maven.message.ParameterTexts;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** What kind of channel to the application's JVM is wanted. */
public enum ControlKind {
    /** A Unix domain socket where the system has them, else as {@link #TCP}. */
    AUTO,
    /** A port of the loopback interface, as on systems without Unix domain sockets. */
    TCP;

    /**
     * Reads the parameter {@code control}.
     *
     * @throws MojoFailureException if it has another value
     */
    public static ControlKind parse(String value) throws MojoFailureException {
        for (ControlKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(value.trim())) {
                return kind;
            }
        }
        throw new MojoFailureException(ParameterTexts.badControlKind(value));
    }
}
