package dev.hotreload.log4j;

import dev.hotreload.spi.Following;
import java.util.Objects;
import java.util.Set;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that Log4j would make now for a context. Put in place, it is used from the next event on; there is
 * no moment without one.
 */
final class Reconfiguration {
    private final LoggerContext context;
    private final Configuration next;
    private final @Nullable String mistake;

    private Reconfiguration(LoggerContext context, Configuration next, @Nullable String mistake) {
        this.context = context;
        this.next = next;
        this.mistake = mistake;
    }

    /** Reads what Log4j finds; nothing is in use yet. */
    static Reconfiguration of(LoggerContext context) {
        try (Errors errors = Errors.listen()) {
            Configuration found = ConfigurationFactory.getInstance()
                    .getConfiguration(
                            context,
                            context.getName(),
                            context.getConfigLocation(),
                            LoggerContext.class.getClassLoader());
            return new Reconfiguration(
                    context, Objects.requireNonNullElseGet(found, DefaultConfiguration::new), errors.first());
        }
    }

    /** Whether it is made of a file. */
    boolean isAt(String path) {
        return LoggerContexts.isAt(path, next.getConfigurationSource());
    }

    /**
     * Puts it in place of the one that is used.
     *
     * @param paths the files that changed, for the user
     */
    void follow(Set<String> paths, Following following) {
        String names = String.join(", ", paths);
        if (mistake != null) {
            following.note(names + " is not used (" + mistake + "); logging goes on as before");
            return;
        }
        try (Errors errors = Errors.listen()) {
            context.reconfigure(next);
            paths.forEach(following::changed);
            String first = errors.first();
            if (first != null) {
                following.note(names + " has errors (" + first + "), as after a restart");
            }
        }
    }
}
