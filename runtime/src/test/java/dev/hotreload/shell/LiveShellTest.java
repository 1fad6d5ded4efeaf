package dev.hotreload.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LiveShellTest {

    @Test
    void whoeverWaitsGetsAnAnswerAlsoWhenJShellFails() {
        CompletableFuture<String> failing = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("JShell is closed");
        });

        assertThat(LiveShell.answered(failing).join())
                .isEqualTo("|  The prompt has failed (java.lang.IllegalStateException: JShell is closed);"
                        + " the application runs on");
        assertThat(LiveShell.answered(CompletableFuture.completedFuture("$1 ==> 2"))
                        .join())
                .isEqualTo("$1 ==> 2");
    }
}
