package dev.hotreload.vertx;

import dev.hotreload.spi.Following;
import io.vertx.core.Vertx;
import java.util.List;

/** Says which verticles have set up what they would set up otherwise by now. */
final class Verticles {

    private Verticles() {}

    static void follow(List<Class<?>> starting, Following following) {
        List<Deployment> deployments = Deployment.of(following.objects(Vertx.class));
        for (Class<?> type : starting) {
            if (deployments.stream().anyMatch(deployment -> deployment.isOf(type))) {
                following.note(type.getSimpleName() + ".start has run, and runs when the verticle is deployed again, as"
                        + " with -Dhotreload.redeploy; its handlers that are set have their new code");
            }
        }
    }
}
