package dev.hotreload.vertx;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was deployed together: the objects of one verticle.
 *
 * @param vertx where
 * @param id its deployment ID
 * @param verticles its objects, as many as instances were asked for
 * @param options what it was deployed with
 * @param parent a context of the verticle that deployed it, and with which it goes; empty: no verticle did
 * @param depth how many verticles are above it
 */
record Deployment(
        Vertx vertx,
        String id,
        List<Object> verticles,
        DeploymentOptions options,
        Optional<Context> parent,
        int depth) {

    /** All that there are, those first that have deployed others. */
    static List<Deployment> of(Collection<Vertx> all) {
        return all.stream()
                .flatMap(vertx -> vertx.deploymentIDs().stream().flatMap(id -> of(vertx, id)))
                .sorted((one, other) -> Integer.compare(one.depth, other.depth))
                .toList();
    }

    /** Vert.x 5 has other names for it than Vert.x 4. Neither has an API. */
    private static Stream<Deployment> of(Vertx vertx, String id) {
        boolean isNew = Internals.has(vertx, "deploymentManager");
        Object deployed = isNew
                ? Internals.call(Objects.requireNonNull(Internals.call(vertx, "deploymentManager")), "deployment", id)
                : Internals.call(vertx, "getDeployment", id);
        return deployed == null ? Stream.of() : Stream.of(of(vertx, id, deployed, isNew));
    }

    private static Deployment of(Vertx vertx, String id, Object deployed, boolean isNew) {
        Object content = isNew ? Internals.called(deployed, "deployment") : deployed;
        Collection<?> verticles = (Collection<?>) Internals.called(content, isNew ? "instances" : "getVerticles");
        Object options = Internals.called(content, isNew ? "options" : "deploymentOptions");
        return new Deployment(
                vertx,
                id,
                List.copyOf(verticles),
                new DeploymentOptions((DeploymentOptions) options),
                Optional.ofNullable(parent(deployed)).flatMap(parent -> context(parent, isNew)),
                depth(deployed));
    }

    /** Whether it is not undeployed yet. */
    boolean isThere() {
        return vertx.deploymentIDs().contains(id);
    }

    /** Whether what had deployed it, if anything had, is there still. */
    boolean hasPlace() {
        return parent.map(context -> vertx.deploymentIDs().contains(context.deploymentID()))
                .orElse(true);
    }

    /** Whether one of its objects is of such a class, or of one below. */
    boolean isOf(Class<?> type) {
        return verticles.stream().anyMatch(type::isInstance);
    }

    /** What the user knows it as. */
    String name() {
        return verticles.isEmpty() ? id : verticles.get(0).getClass().getSimpleName();
    }

    private static Optional<Context> context(Object deployed, boolean isNew) {
        Object content = isNew ? Internals.called(deployed, "deployment") : deployed;
        Collection<?> contexts = (Collection<?>) Internals.called(content, isNew ? "contexts" : "getContexts");
        return contexts.stream().map(Context.class::cast).findFirst();
    }

    private static int depth(Object deployed) {
        int depth = 0;
        for (Object above = parent(deployed); above != null; above = parent(above)) {
            depth++;
        }
        return depth;
    }

    private static @Nullable Object parent(Object deployed) {
        return Internals.get(deployed, "parent");
    }
}
