package dev.hotreload.log4j;

import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.Set;

/**
 * Has every logger context of Log4j that lives follow its configuration file.
 *
 * <p>Made before Log4j is loaded, so this class itself needs nothing of Log4j.
 */
public final class Log4jSupport implements FrameworkSupport {

    /** Called by the runtime. */
    public Log4jSupport() {}

    @Override
    public String name() {
        return "Log4j";
    }

    @Override
    public Set<String> objects() {
        return Set.of("org.apache.logging.log4j.core.LoggerContext");
    }

    /** They lead to all others, and to the appenders of the configuration. */
    @Override
    public Set<String> shared() {
        return Set.of("org.apache.logging.log4j.core.Logger", "org.apache.logging.log4j.core.LoggerContext");
    }

    @Override
    public void follow(Changes changes, Following following) {
        if (!changes.resources().isEmpty()) {
            LoggerContexts.follow(changes.resources(), following);
        }
    }
}
