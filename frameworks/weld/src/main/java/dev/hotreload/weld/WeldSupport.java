package dev.hotreload.weld;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.List;
import java.util.Set;

/**
 * Has every container of Weld SE that runs follow its beans.
 *
 * <p>Made before Weld is loaded, so this class itself needs nothing of Weld.
 */
public final class WeldSupport implements FrameworkSupport {

    /** Called by the runtime. */
    public WeldSupport() {}

    @Override
    public String name() {
        return "Weld";
    }

    @Override
    public Set<String> objects() {
        return Set.of("org.jboss.weld.environment.se.WeldContainer");
    }

    @Override
    public void follow(Changes changes, Following following) {
        List<ChangedType> types =
                changes.types().stream().filter(ChangedType::looksDifferent).toList();
        if (!types.isEmpty()) {
            Containers.follow(types, following);
        }
    }
}
