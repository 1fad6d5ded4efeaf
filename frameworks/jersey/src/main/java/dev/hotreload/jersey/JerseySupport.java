package dev.hotreload.jersey;

import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.Set;

/**
 * Has every application that Jersey serves follow its resource classes.
 *
 * <p>Made before Jersey is loaded, so this class itself needs nothing of Jersey.
 */
public final class JerseySupport implements FrameworkSupport {

    /** Called by the runtime. */
    public JerseySupport() {}

    @Override
    public String name() {
        return "Jersey";
    }

    @Override
    public Set<String> objects() {
        return Set.of("org.glassfish.jersey.server.ApplicationHandler");
    }

    @Override
    public void follow(Changes changes, Following following) {
        if (!changes.types().isEmpty()) {
            Applications.follow(changes, following);
        }
    }
}
