package dev.hotreload.maven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.junit.jupiter.api.Test;

/** Work is put off until the application rests, or somebody waits for it; when it rests, {@code RestTest} shows. */
class ApplicationRestTest {

    @Test
    void workIsNotPutOffAndStaysInItsOrder() throws InterruptedException {
        ApplicationRest rest = new ApplicationRest(ProcessHandle.current());
        BlockingDeque<String> work = new LinkedBlockingDeque<>(List.of("saved", "asked"));
        rest.awaitOr(work);

        assertThat(rest.clock().hasCome()).isFalse();
        assertThat(work).containsExactly("saved", "asked");
    }
}
