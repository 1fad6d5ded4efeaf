package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MainCallTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch launched = new CountDownLatch(1);
    private final CountDownLatch initialised = new CountDownLatch(1);

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_main_class_that_is_being_initialised_has_not_begun() throws InterruptedException {
        Thread launcher = new Thread(() -> {
            launched.countDown();
            await(initialised);
        });
        launcher.start();
        await(launched);
        assertThat(new MainCall(launcher).await(Duration.ofMillis(20))).isFalse();
        initialised.countDown();
        assertThat(new MainCall(launcher).await(LONG)).as("it has ended").isTrue();
    }

    @Test
    void a_program_that_runs_has_begun() throws InterruptedException {
        Thread jvmMain = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("main"))
                .findFirst()
                .orElseThrow();
        assertThat(new MainCall(jvmMain).await(LONG)).isTrue();
    }
}
