package dev.hotreload.vertx;

import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has verticles whose classes changed deployed again, if the user asks for it.
 *
 * <p>Made before Vert.x is loaded, so this class itself needs nothing of Vert.x.
 */
public final class RedeployingSupport implements FrameworkSupport {
    private @Nullable Redeployments redeployments;

    /** Called by the runtime. */
    public RedeployingSupport() {}

    @Override
    public String name() {
        return VertxSupport.NAME;
    }

    @Override
    public Set<String> objects() {
        return VertxSupport.OBJECTS;
    }

    @Override
    public void follow(Changes changes, Following following) {
        List<Class<?>> changed = VertxSupport.live(changes.types().stream());
        if (!changed.isEmpty() && !following.objects(Object.class).isEmpty()) {
            if (redeployments == null) {
                redeployments = new Redeployments();
            }
            redeployments.follow(changed, following);
        }
    }
}
