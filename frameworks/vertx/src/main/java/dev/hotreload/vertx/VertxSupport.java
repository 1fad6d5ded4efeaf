package dev.hotreload.vertx;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.util.List;
import java.util.Set;

/**
 * Says which verticles that are deployed have set up what their classes would set up otherwise by now.
 *
 * <p>Made before Vert.x is loaded, so this class itself needs nothing of Vert.x.
 */
public final class VertxSupport implements FrameworkSupport {

    /** Called by the runtime. */
    public VertxSupport() {}

    @Override
    public String name() {
        return "Vert.x";
    }

    /** The second is of Vert.x 5. */
    @Override
    public Set<String> objects() {
        return Set.of("io.vertx.core.AbstractVerticle", "io.vertx.core.VerticleBase");
    }

    @Override
    public void follow(Changes changes, Following following) {
        List<ChangedType> types = changes.types().stream()
                .filter(type -> type.live() != null && startsOtherwise(type))
                .toList();
        if (!types.isEmpty()) {
            Verticles.follow(types, following);
        }
    }

    /** Also if the code of a handler in it changed, which is live: nobody can tell these apart. */
    private static boolean startsOtherwise(ChangedType type) {
        return List.of(type.bodies(), type.added(), type.removed()).stream()
                .flatMap(Set::stream)
                .anyMatch(member ->
                        member.name().equals("start") && member.descriptor().startsWith("("));
    }
}
