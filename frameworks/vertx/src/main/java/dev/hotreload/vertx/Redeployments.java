package dev.hotreload.vertx;

import dev.hotreload.spi.Following;
import io.vertx.core.Context;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Undeploys verticles whose classes changed, and deploys the same objects again, with the options that they had.
 *
 * <p>Objects are not made anew: nobody knows what their constructors got, and others may hold them. So their fields
 * keep what {@code stop} and {@code start} do not set.
 */
final class Redeployments {

    /** For a {@code stop} and for a {@code start}, which the next reload waits for. */
    private static final int SECONDS = 20;

    /** Those whose {@code start} has failed: the next change may mend it. */
    private final List<Deployment> failed = new ArrayList<>();

    void follow(List<Class<?>> changed, Following following) {
        List<Deployment> there = Deployment.of(following.objects(Vertx.class));
        List<Deployment> gone = List.copyOf(failed);
        failed.clear();
        for (Deployment deployment : gone) {
            if (deployment.hasPlace()) {
                deploy(deployment, following);
            }
        }
        for (Deployment deployment : there) {
            // One that another has deployed has gone with that one, and comes with it.
            if (changed.stream().anyMatch(deployment::isOf)
                    && deployment.isThere()
                    && undeploy(deployment, following)) {
                deploy(deployment, following);
            }
        }
    }

    /** Vert.x takes a verticle out whose {@code stop} fails, too. */
    private static boolean undeploy(Deployment deployment, Following following) {
        Optional<Throwable> failure =
                failure(deployment.vertx().undeploy(deployment.id()).toCompletionStage());
        failure.ifPresent(why -> following.note("the stop of the verticle " + deployment.name() + " failed (" + why
                + "); what it has not given back may be in the way"));
        return !deployment.isThere();
    }

    private void deploy(Deployment deployment, Following following) {
        Optional<Throwable> failure = failure(deployment
                .parent()
                .map(context -> onThreadOf(context, () -> deploying(deployment)))
                .orElseGet(() -> deploying(deployment)));
        if (failure.isEmpty()) {
            following.changed("deployed " + deployment.name());
        } else if (failure.get() instanceof TimeoutException) {
            following.note("the verticle " + deployment.name() + " has not started again so far (" + SECONDS
                    + " s); look at what its start waits for");
        } else {
            failed.add(deployment);
            following.note("the verticle " + deployment.name() + " is not deployed any more, because its start failed ("
                    + failure.get() + "); it is deployed again after the next change of a class");
        }
    }

    /** Vert.x 5 takes other objects than verticles, too, in a method that is the same to the JVM. */
    @SuppressWarnings("unchecked")
    private static CompletionStage<String> deploying(Deployment deployment) {
        Iterator<Object> verticles = deployment.verticles().iterator();
        Supplier<?> supplier = verticles::next;
        return deployment
                .vertx()
                .deployVerticle((Supplier<Verticle>) supplier, deployment.options())
                .toCompletionStage();
    }

    /** On the thread of the verticle that had deployed it, so that it goes with that one again. */
    private static CompletionStage<String> onThreadOf(Context context, Supplier<CompletionStage<String>> task) {
        CompletableFuture<CompletionStage<String>> begun = new CompletableFuture<>();
        context.runOnContext(now -> begun.complete(task.get()));
        return begun.thenCompose(stage -> stage);
    }

    private static Optional<Throwable> failure(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            return Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }
}
