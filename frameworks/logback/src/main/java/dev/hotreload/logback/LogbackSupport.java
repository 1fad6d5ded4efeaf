package dev.hotreload.logback;

import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.Set;

/**
 * Has every logger context that lives follow its configuration file.
 *
 * <p>Made before Logback is loaded, so this class itself needs nothing of Logback.
 */
public final class LogbackSupport implements FrameworkSupport {

    /** Called by the runtime. */
    public LogbackSupport() {}

    @Override
    public String name() {
        return "Logback";
    }

    @Override
    public Set<String> objects() {
        return Set.of("ch.qos.logback.classic.LoggerContext");
    }

    /** They lead to all others, and to the appenders of the configuration. */
    @Override
    public Set<String> shared() {
        return Set.of("ch.qos.logback.classic.Logger", "ch.qos.logback.classic.LoggerContext");
    }

    @Override
    public void follow(Changes changes, Following following) {
        if (!changes.resources().isEmpty()) {
            LoggerContexts.follow(changes.resources(), following);
        }
    }
}
