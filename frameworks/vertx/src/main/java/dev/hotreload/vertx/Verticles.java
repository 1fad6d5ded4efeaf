package dev.hotreload.vertx;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Following;
import io.vertx.core.AbstractVerticle;

/** The verticles that are deployed. */
final class Verticles {

    private Verticles() {}

    static void follow(Iterable<ChangedType> types, Following following) {
        for (ChangedType type : types) {
            Class<?> live = type.live();
            if (live != null
                    && following.objects(Object.class).stream()
                            .anyMatch(verticle -> live.isInstance(verticle) && isDeployed(verticle))) {
                following.note(
                        live.getSimpleName() + ".start has run, and runs when the verticle is deployed again; its"
                                + " handlers that are set have their new code");
            }
        }
    }

    /** Of the verticles of Vert.x 5's own kind only that they live is known, which Vert.x 4 does not have. */
    private static boolean isDeployed(Object verticle) {
        return !(verticle instanceof AbstractVerticle known)
                || (known.getVertx() != null && known.getVertx().deploymentIDs().contains(known.deploymentID()));
    }
}
