package dev.hotreload.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitedClassesTest {
    private final AwaitedClasses awaited = new AwaitedClasses();

    @Test
    void aCallWaitsUntilTheClassAboveItsReceiverHasChanged() {
        awaited.begin(Set.of(ArrayList.class));
        Thread caller = new Thread(() -> awaited.await(
                new ArrayList<String>() {
                    private static final long serialVersionUID = 1;
                }.getClass()));
        caller.start();

        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        awaited.end();

        await().until(() -> !caller.isAlive());
    }

    @Test
    void theThreadThatChangesAClassAndCallsOnOthersDoNotWait() {
        awaited.begin(Set.of(ArrayList.class));

        awaited.await(ArrayList.class);

        assertThat(CompletableFuture.runAsync(() -> awaited.await(List.class))).succeedsWithin(TEN_SECONDS);
    }

    @Test
    void aChangeThatIsPlannedAnewLetsThoseGoOnThatWaitedForTheFirst() {
        awaited.begin(Set.of(ArrayList.class));
        Thread caller = new Thread(() -> awaited.await(ArrayList.class));
        caller.start();
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);

        awaited.begin(Set.of(List.class));

        await().until(() -> !caller.isAlive());
    }

    private static final java.time.Duration TEN_SECONDS = java.time.Duration.ofSeconds(10);
}
