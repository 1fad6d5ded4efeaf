package dev.hotreload.maven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work is put off until the application rests, or somebody waits for it; when it rests, {@code RestTest} shows. */
@Timeout(60)
class ApplicationRestTest {

    @Test
    void whoeverWaitsEndsIt() throws InterruptedException {
        // This process is the one that is busy.
        ApplicationRest rest = new ApplicationRest(ProcessHandle.current());
        AtomicInteger looks = new AtomicInteger();
        rest.await(() -> looks.incrementAndGet() == 3);

        assertThat(looks).hasValue(3);
    }
}
